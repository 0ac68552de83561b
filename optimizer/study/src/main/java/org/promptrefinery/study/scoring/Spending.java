package org.promptrefinery.study.scoring;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import org.promptrefinery.search.BudgetExhausted;

/** Counts distinct requests against what a run may spend; some is kept back for the proof. */
public final class Spending {

    private final int most;
    private final Instant deadline;
    private final InstantSource clock;
    private final Set<String> paid = new HashSet<>();
    private int reserve;

    /**
     * @param most distinct requests in all
     * @param deadline after which nothing new begins
     */
    public Spending(int most, Instant deadline, InstantSource clock) {
        this.most = most;
        this.deadline = deadline;
        this.clock = clock;
    }

    /** Keeps back what the proof will cost; 0 releases it. */
    public void reserve(int requests) {
        this.reserve = requests;
    }

    /** How many distinct requests were asked so far. */
    public int spent() {
        return paid.size();
    }

    public int most() {
        return most;
    }

    /** @throws BudgetExhausted when these requests would overshoot; none of them counts then */
    void pay(Set<String> requests) {
        if (reserve > 0 && clock.instant().isAfter(deadline)) {
            throw new BudgetExhausted("the time is up");
        }
        long fresh =
                requests.stream().filter(request -> !paid.contains(request)).count();
        if (paid.size() + fresh + reserve > most) {
            throw new BudgetExhausted("the budget of " + most + " completions is spent"
                    + (reserve > 0 ? ", but for " + reserve + " kept for the proof" : ""));
        }
        paid.addAll(requests);
    }
}
