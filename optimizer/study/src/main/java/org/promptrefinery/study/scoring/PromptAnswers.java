package org.promptrefinery.study.scoring;

import java.util.List;
import java.util.Optional;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.judge.BaselineAnswers;
import org.promptrefinery.inference.Completion;
import org.promptrefinery.inference.LanguageModel;
import org.promptrefinery.inference.Reply;
import org.promptrefinery.search.Prompt;

/**
 * What a prompt gets as answers. A search scores its first prompt on the same cases before any other, so that over the
 * same cache these cost nothing.
 *
 * @param model with a cache
 * @param prompt usually the one that the job begins with
 * @param asking as it is scored with
 */
public record PromptAnswers(LanguageModel model, Prompt prompt, Asking asking) implements BaselineAnswers {

    @Override
    public List<Optional<String>> of(List<Case> cases) {
        return model
                .complete(cases.stream()
                        .map(subject -> asking.request(prompt, subject))
                        .toList())
                .stream()
                .map(PromptAnswers::text)
                .toList();
    }

    private static Optional<String> text(Reply reply) {
        return reply instanceof Completion completion ? Optional.of(completion.text()) : Optional.empty();
    }
}
