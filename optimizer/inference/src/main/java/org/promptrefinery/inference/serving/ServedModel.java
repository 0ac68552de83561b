package org.promptrefinery.inference.serving;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.promptrefinery.inference.LanguageModel;
import org.promptrefinery.inference.ModelIdentity;
import org.promptrefinery.inference.ModelUnavailable;
import org.promptrefinery.inference.Recipient;
import org.promptrefinery.inference.Request;

/**
 * A model behind one or more servers that behave as one. It decides what is sent when and where: in an order that suits
 * prefix caches, as many requests at a time as each server bears, again when something fails that may pass. A server
 * that does not answer pauses the work instead of ending it.
 */
public final class ServedModel implements LanguageModel {

    /** Callers look this often whether they are called off, and whether a pause is over. */
    private static final Duration TICK = Duration.ofMillis(50);

    /** How long what is under way may still take when nothing more is wanted. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final ModelIdentity identity;
    private final List<Channel> channels;
    private final Dispatcher dispatcher;

    private ServedModel(ModelIdentity identity, List<Channel> channels, Dispatcher dispatcher) {
        this.identity = identity;
        this.channels = channels;
        this.dispatcher = dispatcher;
    }

    /**
     * The model of these servers.
     *
     * @param channels at least one; closed with the model
     * @param limits towards each of them
     * @param notices hears, from any thread, what a user should know: a server that does not answer, or does again
     */
    public static ServedModel over(
            ModelIdentity identity, List<Channel> channels, ServingLimits limits, Consumer<String> notices) {
        return over(identity, channels, limits, notices, Timing.REAL);
    }

    /** The same with another idea of time. */
    static ServedModel over(
            ModelIdentity identity,
            List<Channel> channels,
            ServingLimits limits,
            Consumer<String> notices,
            Timing timing) {
        if (channels.isEmpty()) {
            throw new IllegalArgumentException("a served model needs a server");
        }
        List<Channel> all = List.copyOf(channels);
        return new ServedModel(identity, all, new Dispatcher(all, limits, timing, notices));
    }

    @Override
    public ModelIdentity identity() {
        return identity;
    }

    /** What it does towards each server just now, in the order of the channels. */
    public List<ChannelState> states() {
        return dispatcher.states();
    }

    /**
     * {@inheritDoc} When the recipient calls off, a reply cannot be taken or no server is left, what is under way has
     * ten seconds to end.
     */
    @Override
    public void complete(List<Request> requests, Recipient recipient) {
        Batch batch = dispatcher.enter(requests, recipient);
        boolean interrupted = false;
        boolean over = false;
        while (!over) {
            boolean _ = dispatcher.closed(batch);
            dispatcher.start();
            dispatcher.announce(batch);
            dispatcher.interruptAfter(batch, interrupted ? Duration.ZERO : GRACE);
            try {
                over = dispatcher.await(batch, TICK);
            } catch (InterruptedException now) {
                interrupted = true;
                dispatcher.fail(batch, new ModelUnavailable("interrupted while waiting for " + identity.spec()));
            }
        }
        dispatcher.leave(batch);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        rethrow(batch.failure().orElse(null));
    }

    private static void rethrow(@Nullable Throwable failure) {
        switch (failure) {
            case null -> {}
            case RuntimeException thrown -> throw thrown;
            case Error thrown -> throw thrown;
            case Throwable other -> throw new IllegalStateException(other);
        }
    }

    @Override
    public int countTokens(String text) {
        return TokenEstimate.of(text);
    }

    @Override
    public void close() {
        channels.forEach(Channel::close);
    }
}
