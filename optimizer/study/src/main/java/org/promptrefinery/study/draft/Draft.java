package org.promptrefinery.study.draft;

import java.util.List;
import org.promptrefinery.search.Prompt;

/**
 * A job that was guessed.
 *
 * @param name of the job
 * @param prompt to start from
 * @param evaluator that suits
 * @param maxTokens of an answer
 * @param remarks what was guessed and left out, one sentence each
 */
record Draft(String name, Prompt prompt, EvaluatorGuess evaluator, int maxTokens, List<String> remarks) {
    Draft {
        remarks = List.copyOf(remarks);
    }
}
