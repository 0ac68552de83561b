package org.promptrefinery.inference.langchain;

import dev.langchain4j.model.chat.response.ChatResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.promptrefinery.inference.Completion;
import org.promptrefinery.inference.ModelUnavailable;
import org.promptrefinery.inference.Request;
import org.promptrefinery.inference.http.ApiKey;
import org.promptrefinery.inference.http.Breakage;
import org.promptrefinery.inference.http.HttpReply;
import org.promptrefinery.inference.http.Transport;
import org.promptrefinery.inference.serving.Channel;
import org.promptrefinery.inference.serving.Features;
import org.promptrefinery.inference.serving.Load;
import org.promptrefinery.inference.serving.Outcome;
import org.promptrefinery.inference.serving.Parcel;

/**
 * A server of Anthropic's or Google's kind. LangChain4j knows how they put their requests and answers; what is sent,
 * how often, and what a failure means is decided here. Labels are not held to.
 */
public final class LangChainChannel implements Channel {

    private static final Duration PROBE = Duration.ofSeconds(30);

    private final Api api;
    private final Endpoint endpoint;
    private final Diagnosis diagnosis;
    private final Transport transport = new Transport();

    private LangChainChannel(Api api, Endpoint endpoint) {
        this.api = api;
        this.endpoint = endpoint;
        this.diagnosis = new Diagnosis(endpoint);
    }

    /**
     * Opens the way to Claude, or to a server that speaks as Anthropic does.
     *
     * @throws ModelUnavailable when the server is not there, or says that it has no such model or takes no such key
     */
    public static Channel anthropic(Endpoint endpoint) {
        return open(new AnthropicApi(), endpoint);
    }

    /**
     * Opens the way to Gemini, or to a server that speaks as Google does.
     *
     * @throws ModelUnavailable when the server is not there, or says that it has no such model or takes no such key
     */
    public static Channel gemini(Endpoint endpoint) {
        return open(new GeminiApi(), endpoint);
    }

    private static Channel open(Api api, Endpoint endpoint) {
        LangChainChannel channel = new LangChainChannel(api, endpoint);
        try {
            channel.probe();
            return channel;
        } catch (ModelUnavailable unavailable) {
            channel.close();
            throw unavailable;
        }
    }

    /** A busy server, or one that does not describe its models, may still answer. */
    private void probe() {
        try {
            HttpReply reply = transport.get(api.description(endpoint), headers(), PROBE);
            boolean knows = reply.status() != Http.NOT_FOUND
                    || Complaint.in(reply.body()).isPresent();
            if (!Diagnosis.isSuccess(reply) && knows && outcome(reply) instanceof Outcome.Unusable unusable) {
                throw new ModelUnavailable(unusable.cause());
            }
        } catch (IOException | TimeoutException broken) {
            throw new ModelUnavailable(
                    endpoint.server() + " cannot be reached: " + diagnosis.line(Breakage.of(broken))
                            + "; check the URL and the network.",
                    broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ModelUnavailable("interrupted while asking " + endpoint.server(), stopped);
        }
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new HashMap<>(api.headers());
        endpoint.key().map(ApiKey::reveal).ifPresent(key -> headers.put(api.keyHeader(), key));
        return headers;
    }

    @Override
    public String name() {
        return endpoint.server().toString();
    }

    @Override
    public Features features() {
        return Features.PLAIN;
    }

    @Override
    public Outcome send(Parcel parcel, Duration patience) throws InterruptedException {
        if (parcel.requests().size() > 1) {
            throw new IllegalArgumentException(
                    "one request a call, not " + parcel.requests().size());
        }
        Request request = parcel.requests().getFirst();
        Exchange exchange =
                new Exchange(transport, api, headers(), request.sampling().extra(), patience);
        try {
            return answered(request, exchange);
        } catch (RuntimeException unanswered) {
            return unanswered(exchange, unanswered);
        }
    }

    private Outcome answered(Request request, Exchange exchange) {
        long begun = System.nanoTime();
        ChatResponse response =
                api.model(endpoint, request, exchange.asBuilder()).chat(Conversation.of(request, api));
        Duration latency = Duration.ofNanos(System.nanoTime() - begun);
        Completion completion = Answers.of(response, request, api, latency);
        return new Outcome.Answered(
                List.of(completion),
                api.allowance(exchange.reply().orElseThrow().headers(), Instant.now()));
    }

    private Outcome unanswered(Exchange exchange, RuntimeException reason) throws InterruptedException {
        Optional<Exception> failure = exchange.failure();
        if (failure.isPresent()) {
            if (failure.get() instanceof InterruptedException stopped) {
                throw stopped;
            }
            return diagnosis.of(failure.get());
        }
        return exchange.reply().map(this::outcome).orElseGet(() -> diagnosis.unaskable(reason));
    }

    private Outcome outcome(HttpReply reply) {
        if (Diagnosis.isSuccess(reply) && Complaint.in(reply.body()).isEmpty()) {
            return diagnosis.unreadable(reply);
        }
        Instant now = Instant.now();
        return diagnosis.of(reply, api.allowance(reply.headers(), now), now);
    }

    @Override
    public Optional<Load> load() {
        return Optional.empty();
    }

    @Override
    public void close() {
        transport.close();
    }
}
