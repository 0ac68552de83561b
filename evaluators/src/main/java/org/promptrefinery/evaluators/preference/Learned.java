package org.promptrefinery.evaluators.preference;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.promptrefinery.inference.embedding.TextEmbedder;

/**
 * What was learned from a file of reviews, and how far it may be believed.
 *
 * @param version of the reviews and the embedder
 */
record Learned(String version, Taste taste, int size, HeldOut heldOut) {

    /** A command makes the evaluators of a job several times; it should learn once. */
    private static final AtomicReference<@Nullable Learned> LAST = new AtomicReference<>();

    /** Learns, or remembers what it has learned last. */
    static Learned of(String version, List<Lesson> lessons, TextEmbedder embedder) {
        Learned last = LAST.get();
        if (last != null && last.version.equals(version)) {
            return last;
        }
        Set<String> answers = new LinkedHashSet<>();
        lessons.forEach(lesson -> answers.addAll(lesson.answers()));
        Space space = Space.of(answers, embedder);
        Learned learned = new Learned(version, Taste.of(lessons, space), space.size(), HeldOut.of(lessons, space));
        LAST.set(learned);
        return learned;
    }

    /** How good an answer is; blank ones lie in the origin. */
    double score(String answer, Space space) {
        return taste.score(space.size() == 0 ? new double[size] : space.at(answer));
    }
}
