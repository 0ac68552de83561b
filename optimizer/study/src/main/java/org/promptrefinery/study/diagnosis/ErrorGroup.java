package org.promptrefinery.study.diagnosis;

import java.util.List;
import org.promptrefinery.evaluators.CaseResult;

/**
 * Wrong answers that are alike in what they are about.
 *
 * @param words that tell them from all other answers, the most telling first; none where nothing does
 */
public record ErrorGroup(List<String> words, List<CaseResult> wrong) {

    public ErrorGroup {
        words = List.copyOf(words);
        wrong = List.copyOf(wrong);
    }
}
