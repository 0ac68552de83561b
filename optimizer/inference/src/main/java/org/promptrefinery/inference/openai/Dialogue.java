package org.promptrefinery.inference.openai;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.promptrefinery.inference.Request;
import org.promptrefinery.inference.Sampling;
import org.promptrefinery.inference.serving.Features;
import org.promptrefinery.inference.serving.Outcome;
import org.promptrefinery.inference.serving.Parcel;

/** Sends parcels as chat completions, in the dialect that the server turned out to speak. */
final class Dialogue {

    static final String CHAT = "/chat/completions";

    private final Exchange exchange;
    private final ChatBody bodies;
    private final Features features;
    private volatile Dialect dialect = Dialect.USUAL;

    Dialogue(Exchange exchange, ChatBody bodies, Features features) {
        this.exchange = exchange;
        this.bodies = bodies;
        this.features = features;
    }

    /** @throws IllegalArgumentException when the user's extra fields or schema are no JSON objects */
    Outcome send(Parcel parcel, Duration patience) throws InterruptedException {
        List<Request> requests = parcel.requests();
        Request first = requests.getFirst();
        boolean alike = requests.stream().allMatch(one -> one.messages().equals(first.messages()));
        if (requests.size() > (alike ? samples(first.sampling()) : features.conversations())) {
            return new Outcome.Rejected("the server does not take " + requests.size() + " such requests in one call");
        }
        long start = System.nanoTime();
        Answer answer = alike
                ? ask(first, requests.size(), patience)
                : ask(CHAT + "/batch", spoken -> bodies.ofAll(requests, spoken), patience);
        Duration latency = Duration.ofNanos(System.nanoTime() - start);
        return switch (answer) {
            case Answer.Content content -> ChatReply.of(requests, !alike, content, latency);
            case Answer.None none -> none.outcome();
        };
    }

    /** Greedy decoding gives one answer, and vLLM refuses to give it twice in one call. */
    private int samples(Sampling sampling) {
        return sampling.temperature() == 0 ? 1 : features.samples();
    }

    /** @throws IllegalArgumentException when the user's extra fields or schema are no JSON objects */
    Answer ask(Request request, int samples, Duration patience) throws InterruptedException {
        return ask(CHAT, spoken -> bodies.of(request, samples, spoken), patience);
    }

    /** A refusal that names what the server wants instead is answered with that, once; the server cost nothing yet. */
    private Answer ask(String path, Function<Dialect, String> body, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        Dialect spoken = dialect;
        Answer answer = exchange.post(path, body.apply(spoken), patience);
        for (int learned = 0; learned < 2; learned++) {
            Optional<Dialect> better = answer instanceof Answer.None(Outcome.Rejected _, ErrorBody error)
                    ? spoken.after(error)
                    : Optional.empty();
            if (better.isEmpty()) {
                return answer;
            }
            spoken = better.get();
            dialect = spoken;
            answer = exchange.post(path, body.apply(spoken), Exchange.until(end));
        }
        return answer;
    }
}
