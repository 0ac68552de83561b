package org.promptrefinery.study.review;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.promptrefinery.evaluators.BadInput;

/**
 * One person who goes through the matchups of a run. What they have said before is not asked again; what they say is on
 * disk before the next matchup is shown. Safe for use by several threads; whoever speaks of a matchup that is not shown
 * any more is not heard.
 */
public final class ReviewSession {

    private final List<Matchup> all;
    private final ReviewFile file;
    private final String reviewer;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Integer> waiting = new ArrayDeque<>();
    private final List<Said> said = new ArrayList<>();

    private record Said(int matchup, Review review) {}

    /**
     * What the person sees.
     *
     * @param key of the matchup that is shown
     * @param current the matchup that is shown; empty when all are reviewed
     * @param done matchups that are reviewed
     * @param total of matchups
     */
    public record View(String key, Optional<Matchup> current, int done, int total) {}

    /**
     * @param all to be reviewed, in this order
     * @param file takes what is said
     * @param before what is in the file
     * @param reviewer who speaks; empty when they gave no name
     */
    public ReviewSession(
            List<Matchup> all, ReviewFile file, List<Review> before, String reviewer, InstantSource clock) {
        this.all = List.copyOf(all);
        this.file = file;
        this.reviewer = reviewer;
        this.clock = clock;
        Map<Object, Review> known = new HashMap<>();
        before.stream()
                .filter(review -> review.reviewer().equals(reviewer))
                .forEach(review -> known.put(matter(review.caseId(), review.first(), review.second()), review));
        for (int i = 0; i < all.size(); i++) {
            Matchup pair = all.get(i);
            Review review = known.get(
                    matter(pair.caseId(), pair.first().answer(), pair.second().answer()));
            if (review == null) {
                waiting.add(i);
            } else {
                said.add(new Said(i, review));
            }
        }
    }

    /** What is to be seen now. */
    public View view() {
        return locked(this::now);
    }

    /** Whose reviews these are; empty when they gave no name. */
    public String reviewer() {
        return reviewer;
    }

    /**
     * Writes down what the person says of the matchup that is shown.
     *
     * @return what is to be seen next; empty when that matchup is not shown any more
     * @throws BadInput when one of two answers is picked where there is one only
     */
    public Optional<View> say(String key, Review.Choice choice, Optional<String> correction) {
        return locked(() -> {
            if (waiting.isEmpty() || !key.equals(key())) {
                return Optional.empty();
            }
            int index = waiting.getFirst();
            requireFitting(all.get(index), choice);
            Review review = review(all.get(index), choice, correction);
            file.append(review);
            waiting.removeFirst();
            said.add(new Said(index, review));
            return Optional.of(now());
        });
    }

    /** Puts the matchup that is shown behind all others, without writing anything down. */
    public Optional<View> skip(String key) {
        return locked(() -> {
            if (waiting.isEmpty() || !key.equals(key())) {
                return Optional.empty();
            }
            waiting.addLast(waiting.removeFirst());
            return Optional.of(now());
        });
    }

    /** Takes back what was said last, and shows that matchup again; where nothing was said, nothing happens. */
    public Optional<View> undo(String key) {
        return locked(() -> {
            if (!key.equals(key())) {
                return Optional.empty();
            }
            if (!said.isEmpty()) {
                file.undo(said.getLast().review());
                waiting.addFirst(said.removeLast().matchup());
            }
            return Optional.of(now());
        });
    }

    private static void requireFitting(Matchup pair, Review.Choice choice) {
        if (pair.single() && (choice == Review.Choice.FIRST || choice == Review.Choice.SECOND)) {
            throw new BadInput("there is one answer only; it is good (both) or not (neither)");
        }
    }

    private View now() {
        return new View(
                key(),
                waiting.isEmpty() ? Optional.empty() : Optional.of(all.get(waiting.getFirst())),
                said.size(),
                all.size());
    }

    private String key() {
        return waiting.isEmpty() ? "end" : String.valueOf(waiting.getFirst());
    }

    private Review review(Matchup pair, Review.Choice choice, Optional<String> correction) {
        return new Review(
                pair.caseId(),
                pair.first().answer(),
                pair.second().answer(),
                pair.first().prompt(),
                pair.second().prompt(),
                choice,
                correction,
                reviewer,
                clock.instant());
    }

    private static Object matter(String caseId, String one, String other) {
        return List.of(caseId, Set.copyOf(List.of(one, other)));
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}
