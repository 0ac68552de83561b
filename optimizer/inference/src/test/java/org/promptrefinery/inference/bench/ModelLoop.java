package org.promptrefinery.inference.bench;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import org.promptrefinery.inference.Failure;
import org.promptrefinery.inference.LanguageModel;
import org.promptrefinery.inference.ModelIdentity;
import org.promptrefinery.inference.Recipient;
import org.promptrefinery.inference.Reply;
import org.promptrefinery.inference.Request;
import org.promptrefinery.inference.metering.Account;
import org.promptrefinery.inference.metering.Budget;
import org.promptrefinery.inference.metering.CompletionObserver;
import org.promptrefinery.inference.metering.Ledger;
import org.promptrefinery.inference.metering.Limits;
import org.promptrefinery.inference.metering.Metered;
import org.promptrefinery.inference.metering.Purpose;
import org.promptrefinery.inference.openai.OpenAiChannel;
import org.promptrefinery.inference.serving.ServedModel;
import org.promptrefinery.inference.serving.ServingLimits;

/** The model as a run has it, without a cache: metered, served, over the channel to OpenAI-compatible servers. */
final class ModelLoop implements Run.Task, AutoCloseable {

    private static final String NAME = "m";

    private final LanguageModel model;

    /** Made once, since to make requests is no part of the way to a server. */
    private List<Request> workload = List.of();

    ModelLoop(URI base, int inFlight) {
        Ledger ledger = new Ledger(new Budget(Limits.NONE, Map.of(), Duration.ofDays(1)), InstantSource.system());
        this.model = Metered.over(
                served(base, inFlight), new Account(ledger, Purpose.TASK, Optional.empty()), CompletionObserver.NONE);
    }

    private static LanguageModel served(URI base, int inFlight) {
        ServingLimits limits = new ServingLimits(
                inFlight, OptionalInt.empty(), OptionalLong.empty(), Duration.ofMinutes(2), Duration.ofMinutes(10));
        return ServedModel.over(
                new ModelIdentity("openai:" + NAME, "benchmark"),
                List.of(OpenAiChannel.open(base, NAME, Optional.empty(), "NO_KEY")),
                limits,
                System.err::println);
    }

    /** Asks all at once, as a generation of a search does. */
    @Override
    public void run(int completions) {
        if (workload.size() != completions) {
            workload = Workload.of(completions);
        }
        run(workload);
    }

    /** @throws IllegalStateException when a request fails, which it has no reason to */
    void run(List<Request> requests) {
        AtomicReference<Failure> failed = new AtomicReference<>();
        model.complete(requests, new Recipient() {
            @Override
            public void take(int index, Reply reply) {
                if (reply instanceof Failure failure) {
                    failed.set(failure);
                }
            }

            @Override
            public boolean callsOff() {
                return failed.get() != null;
            }
        });
        if (failed.get() != null) {
            throw new IllegalStateException(failed.get().cause());
        }
    }

    @Override
    public void close() {
        model.close();
    }
}
