package org.promptrefinery.study.scoring;

import java.util.List;
import java.util.Optional;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.judge.BaselineAnswers;
import org.promptrefinery.inference.Completion;
import org.promptrefinery.inference.LanguageModel;
import org.promptrefinery.search.Chain;

/**
 * What a prompt, or a chain of them, gets as answers. A search scores its first chain on the same cases before any
 * other, so that over the same cache these cost nothing.
 *
 * @param model with a cache
 * @param chain usually the one that the job begins with
 * @param asking as it is scored with
 */
public record PromptAnswers(LanguageModel model, Chain chain, Asking asking) implements BaselineAnswers {

    @Override
    public List<Optional<String>> of(List<Case> cases) {
        List<Passage> passages =
                cases.stream().map(subject -> new Passage(chain, subject, 0)).toList();
        new Relay(model, asking).finish(passages);
        return passages.stream().map(PromptAnswers::text).toList();
    }

    private static Optional<String> text(Passage passage) {
        return passage.end() instanceof Completion completion ? Optional.of(completion.text()) : Optional.empty();
    }
}
