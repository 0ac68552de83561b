package org.promptrefinery.inference.serving;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.promptrefinery.inference.Completion;
import org.promptrefinery.inference.Reply;
import org.promptrefinery.inference.Request;

/** A server that does what its script says, and remembers what it was sent. */
class FakeChannel implements Channel {

    /** What comes of a parcel. */
    interface Script {
        Outcome answer(Parcel parcel) throws InterruptedException;
    }

    final List<Parcel> sent = Collections.synchronizedList(new ArrayList<>());
    final AtomicInteger inFlight = new AtomicInteger();
    final AtomicInteger mostInFlight = new AtomicInteger();
    final AtomicInteger closed = new AtomicInteger();
    private final String name;
    volatile Features features = Features.PLAIN;
    volatile Script script = FakeChannel::echo;

    FakeChannel(String name) {
        this.name = name;
    }

    /** Answers each request with its last message. */
    static Outcome echo(Parcel parcel) {
        return new Outcome.Answered(
                parcel.requests().stream().map(FakeChannel::reply).toList(), Allowance.UNKNOWN);
    }

    static Reply reply(Request request) {
        return new Completion(
                request.messages().getLast().text(), 3, 1, Completion.Finish.STOP, Duration.ofMillis(5), false);
    }

    static Outcome broken(String cause) {
        return new Outcome.Broken(cause, Optional.empty());
    }

    static Outcome down() {
        return new Outcome.Broken("connection refused", Optional.empty(), true);
    }

    static Outcome throttled(Duration retryAfter) {
        return new Outcome.Throttled("429", Optional.ofNullable(retryAfter), Allowance.UNKNOWN);
    }

    List<String> texts() {
        return List.copyOf(sent).stream()
                .flatMap(parcel -> Quiz.texts(parcel).stream())
                .toList();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Features features() {
        return features;
    }

    @Override
    public Outcome send(Parcel parcel, Duration patience) throws InterruptedException {
        int now = inFlight.addAndGet(parcel.requests().size());
        mostInFlight.accumulateAndGet(now, Math::max);
        sent.add(parcel);
        try {
            return script.answer(parcel);
        } finally {
            inFlight.addAndGet(-parcel.requests().size());
        }
    }

    @Override
    public Optional<Load> load() throws IOException, InterruptedException {
        return Optional.empty();
    }

    @Override
    public void close() {
        closed.incrementAndGet();
    }
}
