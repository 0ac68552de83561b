package org.promptrefinery.inference.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.promptrefinery.inference.loopback.Behaviour;
import org.promptrefinery.inference.loopback.LoopbackProcess;
import org.promptrefinery.inference.loopback.LoopbackServer;

/**
 * What the way to a server costs, next to a bare loop over the same HTTP client; run by scripts/bench-inference. The
 * bare loop tells what the machine can do just now. What other programs use is missing from all rates; where they use
 * much, only the time of the CPU for each completion can be compared.
 */
public final class InferenceBenchmark {

    private static final Duration LATENCY = Duration.ofMillis(200);
    private static final Map<Integer, Integer> TARGETS = Map.of(64, 97, 256, 95, 1024, 90);
    private static final int ROUNDS_OF_LATENCY = 50;

    private static final int INSTANT_IN_FLIGHT = 64;
    private static final int INSTANT_COMPLETIONS = 60_000;
    private static final int INSTANT_ROUNDS = 5;
    private static final int WARM_UP_ROUNDS = 2;

    private static final int BATCH = 10_000;
    private static final List<Integer> LOOKS = List.of(100_000, 500_000, 1_000_000);

    /** Enough for a set of all that was asked, and far too little for any request or reply. */
    private static final int FLAT = 32;

    private InferenceBenchmark() {}

    /** Arguments: {@code latency}, {@code instant} and {@code memory}; all of them by default. */
    public static void main(String[] args) throws Exception {
        for (String part : args.length == 0 ? new String[] {"latency", "instant", "memory"} : args) {
            switch (part) {
                case "latency" -> latency();
                case "instant" -> instant();
                case "memory" -> memory();
                default ->
                    throw new IllegalArgumentException("no part " + part + "; there are latency, instant, memory");
            }
        }
        System.exit(0);
    }

    private static void latency() throws Exception {
        System.out.printf(
                "A server that answers after %d ms; %d processors%n",
                LATENCY.toMillis(), Runtime.getRuntime().availableProcessors());
        System.out.println(
                "in flight                completions/s  of ideal    target  CPU a completion: client   server  others use");
        try (LoopbackProcess server = LoopbackProcess.start(LATENCY, "vllm")) {
            for (int inFlight : List.of(64, 256, 1024)) {
                int completions = inFlight * ROUNDS_OF_LATENCY;
                BareLoop bare = new BareLoop(server.uri(), body(), inFlight);
                bare.run(completions / 2);
                print(inFlight, "bare loop", Run.of(completions, server, bare));
                try (ModelLoop model = new ModelLoop(server.uri(), inFlight)) {
                    model.run(completions / 2);
                    print(inFlight, "model", Run.of(completions, server, model));
                }
            }
        }
        System.out.println();
    }

    private static void print(int inFlight, String what, Run run) {
        double ideal = inFlight * 1e3 / LATENCY.toMillis();
        System.out.printf(
                "%,9d  %-12s %,14.0f %7.1f %% %7d %% %,21.0f us %,5.0f us %7.2f CPU%n",
                inFlight,
                what,
                run.rate(),
                100 * run.rate() / ideal,
                TARGETS.get(inFlight),
                run.clientCpu(),
                run.serverCpu(),
                run.others());
    }

    private static void instant() throws Exception {
        System.out.printf("A server that answers at once; %d in flight%n", INSTANT_IN_FLIGHT);
        System.out.println(
                "               bare loop/s      model/s  model/bare (target 0.80)  by CPU  CPU: bare    model   server  others use");
        try (LoopbackProcess server = LoopbackProcess.start(Duration.ZERO, "vllm");
                ModelLoop model = new ModelLoop(server.uri(), INSTANT_IN_FLIGHT)) {
            BareLoop bare = new BareLoop(server.uri(), body(), INSTANT_IN_FLIGHT);
            Run best = new Run(0, 0, 0, 0);
            Run bestBare = best;
            for (int round = 0; round < WARM_UP_ROUNDS + INSTANT_ROUNDS; round++) {
                Run one = Run.of(INSTANT_COMPLETIONS, server, bare);
                Run other = Run.of(INSTANT_COMPLETIONS, server, model);
                if (round >= WARM_UP_ROUNDS) {
                    print("round " + (round - WARM_UP_ROUNDS + 1), one, other);
                    bestBare = one.rate() > bestBare.rate() ? one : bestBare;
                    best = other.rate() > best.rate() ? other : best;
                }
            }
            print("best", bestBare, best);
        }
        System.out.println();
    }

    private static void print(String round, Run bare, Run model) {
        System.out.printf(
                "%-12s %,13.0f %,12.0f %25.2f %7.2f %7.0f us %5.0f us %5.0f us %7.2f CPU%n",
                round,
                bare.rate(),
                model.rate(),
                model.rate() / bare.rate(),
                bare.cpu() / model.cpu(),
                bare.clientCpu(),
                model.clientCpu(),
                model.serverCpu(),
                Math.max(bare.others(), model.others()));
    }

    private static void memory() throws Exception {
        System.out.printf("Memory, with %,d MB at most%n", Runtime.getRuntime().maxMemory() >> 20);
        System.out.println("completions  heap in use, KB");
        long first = 0;
        long last = 0;
        try (LoopbackProcess server = LoopbackProcess.start(Duration.ZERO, "vllm");
                ModelLoop model = new ModelLoop(server.uri(), INSTANT_IN_FLIGHT)) {
            for (int done = BATCH; done <= LOOKS.getLast(); done += BATCH) {
                model.run(BATCH);
                if (LOOKS.contains(done)) {
                    last = used();
                    first = first == 0 ? last : first;
                    System.out.printf("%,11d  %,15d%n", done, last >> 10);
                }
            }
        }
        double each = (last - first) / (double) (LOOKS.getLast() - LOOKS.getFirst());
        System.out.printf("%.1f bytes held for each completion: %s%n%n", each, each < FLAT ? "flat" : "NOT FLAT");
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** What the model sends, to be sent without it. */
    private static String body() {
        try (LoopbackServer server = LoopbackServer.start(Behaviour.echo());
                ModelLoop model = new ModelLoop(server.uri(), 1)) {
            model.run(1);
            return server.askedByBody().keySet().iterator().next();
        }
    }
}
