package org.promptrefinery.inference.metering;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.promptrefinery.inference.Completion;

/**
 * What the models of a run spend, held against a budget that is never overshot. Each different request is charged once,
 * whether the model or the cache answers it, with what it took when it was first paid for; so a run that goes on ends
 * as an undisturbed one. A request that failed is charged nothing.
 *
 * <p>A request leaves only when its upper bound fits besides all that is in flight, and is settled with what it really
 * took. Safe for use by several threads.
 */
public final class Ledger {

    private static final String TIME_IS_UP = "the time is up";
    private static final long MILLISECONDS_BETWEEN_LOOKS = 50;

    private final Budget budget;
    private final InstantSource clock;
    private final Instant deadline;
    private final Map<Purpose, Book> books = new EnumMap<>(Purpose.class);
    private final KeySet paid = new KeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition settled = lock.newCondition();
    private int open;
    private volatile boolean skipping;
    private volatile boolean timeless;
    private Optional<String> refusal = Optional.empty();

    /** Opens a ledger; its time begins now. */
    public Ledger(Budget budget, InstantSource clock) {
        this.budget = budget;
        this.clock = clock;
        this.deadline = clock.instant().plus(budget.time());
        for (Purpose purpose : Purpose.values()) {
            books.put(purpose, new Book());
        }
    }

    /** Keeps back what a proof will take, in completions; tokens and money go by the largest completion so far. */
    public void reserve(Map<Purpose, Long> completions) {
        locked(() -> completions.forEach((purpose, number) -> book(purpose).reserve(number)));
    }

    /** From now on a request that cannot be paid fails by itself, instead of ending all with {@link BudgetSpent}. */
    public void skip() {
        locked(() -> skipping = true);
    }

    /** Gives what was kept back to the proof, which is made even when the time is up; skips what cannot be paid. */
    public void prove() {
        locked(() -> {
            books.values().forEach(book -> book.reserve(0));
            skipping = true;
            timeless = true;
        });
    }

    /** The proof is made; what is asked now is asked within the time, and in full or not at all. */
    public void proven() {
        locked(() -> {
            skipping = false;
            timeless = false;
        });
    }

    /** What was charged for a purpose, that of earlier starts of the same run included. */
    public Usage charged(Purpose purpose) {
        return locked(() -> book(purpose).charged());
    }

    /** What this start of the program spent for a purpose. */
    public Spent spent(Purpose purpose) {
        return locked(() -> book(purpose).spent());
    }

    /** Why the first request that could not be paid was refused; empty while none was. */
    public Optional<String> refusal() {
        return locked(() -> refusal);
    }

    boolean skips() {
        return skipping;
    }

    /** Whether nothing new may begin any more; asked for every request, so it takes no lock. */
    boolean isLate() {
        return !timeless && clock.instant().isAfter(deadline);
    }

    /** Why nothing new may begin any more; empty while there is time. */
    Optional<BudgetSpent> lateness() {
        return locked(() -> isLate() ? Optional.of(refused(late())) : Optional.empty());
    }

    /**
     * Reserves what the longest prefix that fits may take. Waits while nothing fits and something is in flight.
     *
     * @return what was reserved for each, to be settled or released one by one; empty only when called off
     * @throws BudgetSpent when the time is up, or nothing is in flight and the first one does not fit
     */
    List<Charge> admit(Purpose purpose, List<Charge> charges, BooleanSupplier callsOff) {
        lock.lock();
        try {
            List<Charge> fitting = callsOff.getAsBoolean() ? List.of() : fitting(purpose, charges);
            while (fitting.isEmpty() && !callsOff.getAsBoolean()) {
                boolean _ = settled.await(MILLISECONDS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS);
                fitting = fitting(purpose, charges);
            }
            return fitting;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new StopRequested();
        } finally {
            lock.unlock();
        }
    }

    boolean isPaid(long key) {
        return locked(() -> paid.contains(key));
    }

    /** How often so many completions fit into the limits of completions, besides all that is taken. */
    long affordable(Map<Purpose, Long> each) {
        return locked(() -> {
            long taken = books.values().stream()
                    .mapToLong(book -> book.taken().completions())
                    .sum();
            long all = each.values().stream().mapToLong(Long::longValue).sum();
            return each.entrySet().stream()
                    .mapToLong(entry -> times(
                            budget.limits(entry.getKey()),
                            book(entry.getKey()).taken().completions(),
                            entry.getValue()))
                    .reduce(times(budget.all(), taken, all), Math::min);
        });
    }

    private static long times(Limits limits, long taken, long each) {
        return limits.completions().isEmpty() || each == 0
                ? Long.MAX_VALUE
                : Math.max(0, limits.completions().getAsLong() - taken) / each;
    }

    /**
     * Makes sure that there is room for some more completions; tokens and money are looked at when each one leaves.
     *
     * @param further how many will follow that are not known yet
     * @throws BudgetSpent when there is none, or the time is up
     */
    void require(Purpose purpose, Collection<Long> keys, long further) {
        locked(() -> {
            if (isLate()) {
                throw refused(late());
            }
            long fresh =
                    keys.stream().distinct().filter(key -> !paid.contains(key)).count();
            broken(purpose, new Usage(fresh + further, 0, 0, 0, true))
                    .filter(_ -> fresh + further > 0)
                    .ifPresent(spent -> {
                        throw refused(spent);
                    });
            return fresh;
        });
    }

    /** A request has its completion. */
    void settle(Purpose purpose, Charge charge, Completion completion) {
        Usage usage = Usage.of(completion.promptTokens(), completion.completionTokens(), completion.cost());
        locked(() -> {
            close(purpose, charge);
            book(purpose).hear(usage, !completion.cached());
            if (paid.add(charge.key())) {
                book(purpose).charge(usage);
            }
        });
    }

    /** A request has failed, or was not sent. */
    void release(Purpose purpose, Charge charge) {
        locked(() -> close(purpose, charge));
    }

    /** Some requests had the same answer as one before them in their batch. */
    void repeated(Purpose purpose, int times) {
        if (times > 0) {
            locked(() -> book(purpose).repeat(times));
        }
    }

    /** Reserves the longest prefix that fits, which is empty only while it can get longer. */
    private List<Charge> fitting(Purpose purpose, List<Charge> charges) {
        if (isLate()) {
            throw refused(late());
        }
        List<Charge> fitting = new ArrayList<>();
        for (Charge charge : charges) {
            Charge due = paid.contains(charge.key()) ? charge.free() : charge;
            Optional<BudgetSpent> spent =
                    due.most().completions() == 0 ? Optional.empty() : broken(purpose, due.most());
            if (spent.isPresent()) {
                if (open == 0) {
                    throw refused(spent.get());
                }
                return fitting;
            }
            book(purpose).admit(due.most());
            open++;
            fitting.add(due);
        }
        return fitting;
    }

    private void close(Purpose purpose, Charge charge) {
        book(purpose).release(charge.most());
        open--;
        settled.signalAll();
    }

    /** What would be overshot by some more usage, the limits of the purpose itself before those of all. */
    private Optional<BudgetSpent> broken(Purpose purpose, Usage more) {
        Usage own = book(purpose).taken().plus(more);
        Usage all = books.values().stream().map(Book::taken).reduce(more, Usage::plus);
        return budget.limits(purpose)
                .brokenBy(own)
                .map(limit -> new BudgetSpent(
                        "the budget of " + limit + " for the " + purpose.word() + " model is spent"
                                + kept(book(purpose).reserved()),
                        Optional.of(purpose)))
                .or(() -> budget.all()
                        .brokenBy(all)
                        .map(limit -> new BudgetSpent(
                                "the budget of " + limit + " is spent"
                                        + kept(books.values().stream()
                                                .mapToLong(Book::reserved)
                                                .sum()),
                                Optional.empty())));
    }

    private static String kept(long reserved) {
        return reserved == 0 ? "" : ", but for " + reserved + " completions kept for the proof";
    }

    private static BudgetSpent late() {
        return new BudgetSpent(TIME_IS_UP, Optional.empty());
    }

    private BudgetSpent refused(BudgetSpent spent) {
        refusal = refusal.or(() -> Optional.of(String.valueOf(spent.getMessage())));
        return spent;
    }

    private Book book(Purpose purpose) {
        return Objects.requireNonNull(books.get(purpose));
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    private void locked(Runnable work) {
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }
}
