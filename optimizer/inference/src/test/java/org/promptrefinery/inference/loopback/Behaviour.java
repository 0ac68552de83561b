package org.promptrefinery.inference.loopback;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/** What a server does with calls for completions. It is asked on the server's only thread, and must not block. */
@FunctionalInterface
public interface Behaviour {

    Reaction react(Call call);

    /** Answers at once with the length of the body: the cheapest answer that depends on the request. */
    static Behaviour echo() {
        return call -> {
            int asked = Chats.asked(call);
            List<String> texts =
                    Collections.nCopies(asked, "read " + call.body().length());
            return Reaction.of(Chats.of(texts, Chats.tokens(call.body()), 2L * asked));
        };
    }

    /** Plays a model: one completion per sample, or per conversation of a batch. */
    static Behaviour saying(Function<Conversation, String> model) {
        return call -> Reaction.of(Chats.said(call, model));
    }

    /** The same reaction to every call. */
    static Behaviour always(Reaction reaction) {
        return _ -> reaction;
    }

    /** These reactions to the first calls, then as usual. */
    default Behaviour afterFirst(Reaction... reactions) {
        return call -> call.number() <= reactions.length ? reactions[(int) call.number() - 1] : react(call);
    }

    /** The same, each time later. */
    default Behaviour after(Duration latency) {
        return call -> react(call).after(latency);
    }

    /** The same, later as the call demands, such as by {@link Call#inFlight()} or {@link Call#number()}. */
    default Behaviour after(Function<Call, Duration> latency) {
        return call -> react(call).after(latency.apply(call));
    }

    /** A share of the calls, drawn at random, gets one of some faults instead. */
    default Behaviour withFaults(long seed, double share, List<Reaction> faults) {
        SplittableRandom random = new SplittableRandom(seed);
        return call -> random.nextDouble() < share ? faults.get(random.nextInt(faults.size())) : react(call);
    }
}
