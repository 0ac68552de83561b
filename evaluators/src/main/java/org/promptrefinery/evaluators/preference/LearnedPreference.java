package org.promptrefinery.evaluators.preference;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.promptrefinery.evaluators.Evaluator;
import org.promptrefinery.evaluators.Trial;
import org.promptrefinery.evaluators.Verdict;
import org.promptrefinery.inference.ModelUnavailable;
import org.promptrefinery.inference.embedding.TextEmbedder;

/**
 * How likely people are to find an answer good, learned from reviews: logistic regression on embeddings, of the
 * differences of two answers where one was preferred (the model of Bradley and Terry), and of single answers where both
 * or neither were good. It says by cross-validation how far it may be believed.
 */
final class LearnedPreference implements Evaluator {

    private static final String NAME = "preference";

    private final Optional<Source> source;

    /**
     * What to learn from, and by what.
     *
     * @param fingerprint of the reviews
     */
    record Source(List<Lesson> lessons, String fingerprint, TextEmbedder embedder) {

        Source {
            lessons = List.copyOf(lessons);
        }

        String version() {
            return "1/" + embedder.identity() + "/" + fingerprint;
        }

        Learned learned() {
            return Learned.of(version(), lessons, embedder);
        }
    }

    LearnedPreference(Optional<Source> source) {
        this.source = source;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String version() {
        return source.map(Source::version).orElse("1/none");
    }

    @Override
    public boolean deterministic() {
        return true;
    }

    @Override
    public boolean needsReference() {
        return false;
    }

    @Override
    public List<String> notices() {
        return source
                .map(known -> NAME + ", learned from " + known.lessons().size() + " statements of reviewers: "
                        + known.learned().heldOut().text())
                .stream()
                .toList();
    }

    @Override
    public List<Verdict> judge(List<Trial> trials) {
        if (source.isEmpty()) {
            return all(trials, "there is no embedding model");
        }
        try {
            Set<String> answers = new LinkedHashSet<>();
            trials.forEach(trial -> answers.add(trial.answer()));
            Learned learned = source.get().learned();
            Space space = Space.of(answers, source.get().embedder());
            return trials.stream()
                    .map(trial -> verdict(learned.score(trial.answer(), space), learned.heldOut()))
                    .toList();
        } catch (ModelUnavailable broken) {
            return all(trials, "the embedding model cannot be used: " + broken.getMessage());
        }
    }

    private static Verdict verdict(double score, HeldOut heldOut) {
        return new Verdict.Scored(
                score,
                String.format(Locale.ROOT, "people would like it with a chance of %.2f", score)
                        + (heldOut.proven() ? "" : " (not shown to be better than chance)"));
    }

    private static List<Verdict> all(List<Trial> trials, String cause) {
        return trials.stream().<Verdict>map(_ -> new Verdict.Unscored(cause)).toList();
    }
}
