package org.promptrefinery.evaluators.preference;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.promptrefinery.evaluators.calibration.Comparison;

/** What one review teaches. */
sealed interface Lesson {

    /** Id of the case that it is about. */
    String subject();

    /** The answers that it is about. */
    List<String> answers();

    /** One answer is better than another. */
    record Better(String subject, String better, String worse, boolean picked) implements Lesson {

        @Override
        public List<String> answers() {
            return List.of(better, worse);
        }
    }

    /** An answer is good, or it is not. */
    record Judged(String subject, String answer, boolean good) implements Lesson {

        @Override
        public List<String> answers() {
            return List.of(answer);
        }
    }

    /**
     * All that a review teaches. A correction is better than both answers, but nobody picked it: people and models are
     * easily told apart, so that to know which is which proves nothing.
     */
    static List<Lesson> of(Comparison said) {
        List<Lesson> lessons = new ArrayList<>();
        String subject = said.subject();
        switch (said.picked()) {
            case FIRST -> lessons.add(new Better(subject, said.first(), said.second(), true));
            case SECOND -> lessons.add(new Better(subject, said.second(), said.first(), true));
            case BOTH, NEITHER -> {
                boolean good = said.picked() == Comparison.Picked.BOTH;
                shown(said).forEach(answer -> lessons.add(new Judged(subject, answer, good)));
            }
        }
        said.correction().ifPresent(text -> shown(said)
                .forEach(answer -> lessons.add(new Better(subject, text, answer, false))));
        return lessons.stream()
                .filter(lesson ->
                        !(lesson instanceof Better pair && pair.better().equals(pair.worse())))
                .toList();
    }

    private static List<String> shown(Comparison said) {
        return Stream.of(said.first(), said.second()).distinct().toList();
    }
}
