package org.promptrefinery.inference.openai;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.promptrefinery.inference.Constraint;
import org.promptrefinery.inference.ModelUnavailable;
import org.promptrefinery.inference.http.ApiKey;
import org.promptrefinery.inference.http.Breakage;
import org.promptrefinery.inference.http.HttpReply;
import org.promptrefinery.inference.serving.Channel;
import org.promptrefinery.inference.serving.Features;
import org.promptrefinery.inference.serving.Load;
import org.promptrefinery.inference.serving.Outcome;
import org.promptrefinery.inference.serving.Parcel;

/**
 * A server that speaks the chat completions protocol of OpenAI. It speaks through our own transport and not through
 * LangChain4j, whose client hides the headers that say when to ask again, knows neither several conversations in one
 * call nor log probabilities of a prompt, and costs more time of the CPU a request.
 */
public final class OpenAiChannel implements Channel {

    private static final Duration METRICS_PATIENCE = Duration.ofSeconds(5);

    private final Endpoint endpoint;
    private final Capabilities capabilities;
    private final Dialogue dialogue;
    private final LabelScoring scoring;
    private volatile boolean metered;

    private OpenAiChannel(Endpoint endpoint, Capabilities capabilities) {
        this.endpoint = endpoint;
        this.capabilities = capabilities;
        this.metered = capabilities.metrics() != Support.NO;
        Exchange exchange = new Exchange(endpoint);
        ChatBody bodies = new ChatBody(endpoint.model(), capabilities.restriction());
        this.dialogue = new Dialogue(exchange, bodies, capabilities.features());
        this.scoring = new LabelScoring(exchange, bodies);
    }

    /**
     * Opens a server and finds out what it is, without paying for a completion.
     *
     * @param base address of the API, such as {@code http://127.0.0.1:8000/v1}
     * @param model as the server calls it
     * @param keyVariable name of the environment variable that holds the key, or would if there were one
     * @throws ModelUnavailable when the server cannot be reached, wants another key, or lacks the model
     */
    public static OpenAiChannel open(URI base, String model, Optional<ApiKey> key, String keyVariable) {
        return open(Endpoint.of(base, model, key, keyVariable), Probe.DOUBLING);
    }

    static OpenAiChannel open(Endpoint endpoint, Probe.Pause pause) {
        try {
            Capabilities found = new Probe(endpoint, pause).run();
            OpenAiChannel channel = new OpenAiChannel(endpoint, found);
            return new OpenAiChannel(endpoint, found.metered(channel.answersMetrics()));
        } catch (InterruptedException stopped) {
            endpoint.transport().close();
            Thread.currentThread().interrupt();
            throw new ModelUnavailable("interrupted while " + endpoint.base() + " was asked what it is", stopped);
        } catch (ModelUnavailable unusable) {
            endpoint.transport().close();
            throw unusable;
        }
    }

    /** What the server is and can do, as far as it is known without completions. */
    public Capabilities capabilities() {
        return capabilities;
    }

    /**
     * What the server is and can do, tried out with some short completions.
     *
     * @throws ModelUnavailable when it answers nothing
     */
    public Capabilities tried() {
        try {
            return new Trial(dialogue, scoring, endpoint.base()).of(capabilities);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ModelUnavailable("interrupted while " + endpoint.base() + " was tried", stopped);
        }
    }

    /** What tells this model from others, for its {@code ModelIdentity}. */
    public String fingerprint() {
        return capabilities.fingerprint(endpoint.model(), endpoint.base());
    }

    @Override
    public String name() {
        return endpoint.base();
    }

    @Override
    public Features features() {
        return capabilities.features();
    }

    @Override
    public Outcome send(Parcel parcel, Duration patience) throws InterruptedException {
        try {
            Constraint constraint = parcel.requests().getFirst().constraint().orElse(null);
            return capabilities.labelling() == Labelling.SCORED
                            && constraint instanceof Constraint.Labels labels
                            && LabelScoring.comparable(labels)
                    ? scored(parcel, labels, patience)
                    : dialogue.send(parcel, patience);
        } catch (IllegalArgumentException wrong) {
            return new Outcome.Rejected(Objects.toString(wrong.getMessage(), "the request cannot be written"));
        }
    }

    private Outcome scored(Parcel parcel, Constraint.Labels labels, Duration patience) throws InterruptedException {
        return switch (scoring.test(patience)) {
            case Outcome.Answered _ -> scoring.send(parcel, labels.labels(), patience);
            case Outcome.Rejected _ -> dialogue.send(parcel, patience);
            case Outcome unknown -> unknown;
        };
    }

    @Override
    public Optional<Load> load() throws IOException, InterruptedException {
        if (!metered) {
            return Optional.empty();
        }
        HttpReply reply = metrics();
        if (reply.status() >= 500 && reply.status() != 501) {
            throw new IOException(endpoint.root() + "/metrics answers " + reply.status());
        }
        Optional<Load> load = reply.status() == 200 ? Metrics.load(reply.body()) : Optional.empty();
        // Once it has told, a page without the metrics is an accident.
        if (load.isEmpty() && capabilities.metrics() != Support.YES) {
            metered = false;
        }
        return load;
    }

    private HttpReply metrics() throws IOException, InterruptedException {
        try {
            return endpoint.get(endpoint.root() + "/metrics", METRICS_PATIENCE);
        } catch (TimeoutException _) {
            throw new IOException(Breakage.late(METRICS_PATIENCE));
        }
    }

    private Support answersMetrics() throws InterruptedException {
        for (int attempt = 0; attempt < 3; attempt++) {
            try {
                return Support.of(load().isPresent());
            } catch (IOException _) {
                // Asked again at once: nothing else depends on it.
            }
        }
        return Support.UNKNOWN;
    }

    @Override
    public void close() {
        endpoint.transport().close();
    }
}
