package org.promptrefinery.export.training;

import java.util.List;

/** A line of the data, short of its layout. */
sealed interface Example {

    /** Where its answer comes from; of two, the better one. */
    Source source();

    /** All answers in it. */
    List<String> answers();

    /** A question with a right answer. */
    record Demonstration(String answer, Source source) implements Example {
        @Override
        public List<String> answers() {
            return List.of(answer);
        }
    }

    /** A question with a right answer and a wrong one. */
    record Pair(String chosen, String rejected, Source source) implements Example {
        @Override
        public List<String> answers() {
            return List.of(chosen, rejected);
        }
    }

    /** A question with an answer that is right or wrong. */
    record Labelled(String answer, boolean right, Source source) implements Example {
        @Override
        public List<String> answers() {
            return List.of(answer);
        }
    }
}
