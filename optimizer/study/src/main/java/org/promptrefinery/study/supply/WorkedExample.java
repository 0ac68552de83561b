package org.promptrefinery.study.supply;

import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.Gist;
import org.promptrefinery.search.supply.NearestExamples;

/**
 * An answered case, to be shown.
 *
 * @param id of the case
 * @param question what is asked
 * @param answer what is right
 */
public record WorkedExample(String id, String question, String answer) {

    static WorkedExample of(Case answered, Asked asked) {
        return new WorkedExample(answered.id(), asked.by(answered), answered.expected());
    }

    /** The same for examples that ask the same. */
    String gist() {
        return Gist.of(question);
    }

    String text(NearestExamples.Layout layout) {
        return switch (layout) {
            case QUESTION -> "Question: " + question + "\nAnswer: " + answer;
            case INPUT -> "Input: " + question + "\nOutput: " + answer;
            case ARROW -> oneLine(question) + " -> " + oneLine(answer);
        };
    }

    static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
