package org.promptrefinery.evaluators.similarity;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.Evaluator;
import org.promptrefinery.evaluators.Quote;
import org.promptrefinery.evaluators.Trial;
import org.promptrefinery.evaluators.Verdict;
import org.promptrefinery.inference.embedding.TextEmbedder;

/**
 * The cosine similarity of an answer to the nearest of its references, as in Reimers and Gurevych, "Sentence-BERT:
 * Sentence Embeddings using Siamese BERT-Networks" (2019). Of a text, the first {@value Chunks#MOST} chunks count.
 */
final class Similarity implements Evaluator {

    private final Optional<TextEmbedder> embedder;

    Similarity(Optional<TextEmbedder> embedder) {
        this.embedder = embedder;
    }

    @Override
    public String name() {
        return "similarity";
    }

    @Override
    public String version() {
        return "1/" + embedder.map(TextEmbedder::identity).orElse("none");
    }

    @Override
    public boolean deterministic() {
        return true;
    }

    @Override
    public boolean needsReference() {
        return true;
    }

    @Override
    public List<Verdict> judge(List<Trial> trials) {
        if (embedder.isEmpty()) {
            return trials.stream()
                    .<Verdict>map(_ -> new Verdict.Unscored("there is no embedding model"))
                    .toList();
        }
        Set<String> texts = new LinkedHashSet<>();
        for (Trial trial : trials) {
            if (!trial.subject().references().isEmpty()) {
                texts.add(trial.answer());
                texts.addAll(trial.subject().references());
            }
        }
        Meanings meanings = Meanings.of(texts, embedder.orElseThrow());
        return trials.stream().map(trial -> verdict(trial, meanings)).toList();
    }

    private static Verdict verdict(Trial trial, Meanings meanings) {
        Case subject = trial.subject();
        return subject.references().stream()
                .max(Comparator.comparingDouble(reference -> meanings.similarity(trial.answer(), reference)))
                .<Verdict>map(nearest -> scored(meanings.similarity(trial.answer(), nearest), nearest))
                .orElseGet(() -> new Verdict.Unscored("the case has no reference answer"));
    }

    private static Verdict scored(double similarity, String reference) {
        return new Verdict.Scored(
                similarity, String.format(Locale.ROOT, "similarity %.2f to ", similarity) + Quote.of(reference));
    }
}
