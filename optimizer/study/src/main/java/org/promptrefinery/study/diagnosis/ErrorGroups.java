package org.promptrefinery.study.diagnosis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.inference.embedding.TextEmbedder;
import org.promptrefinery.search.statistics.DistinctiveWords;
import org.promptrefinery.search.statistics.Grouping;

/**
 * Groups wrong answers by what they are about.
 *
 * @param embedder for their meaning; without one they go by their words
 * @param seed of the grouping
 */
record ErrorGroups(Optional<TextEmbedder> embedder, long seed) {

    private static final int MOST_GROUPS = 6;
    private static final int MOST_WORDS = 5;

    /**
     * The groups, the largest first; each wrong answer is in one.
     *
     * @param answers all, right ones too
     */
    List<ErrorGroup> of(List<CaseResult> answers) {
        List<CaseResult> wrong = answers.stream().filter(CaseResult::failed).toList();
        List<List<Integer>> groups = Grouping.of(vectors(wrong), MOST_GROUPS, seed);
        return groups.stream()
                .map(group -> group(group.stream().map(wrong::get).toList(), answers))
                .toList();
    }

    private static ErrorGroup group(List<CaseResult> own, List<CaseResult> answers) {
        Set<CaseResult> inside = new HashSet<>(own);
        List<List<String>> others = answers.stream()
                .filter(answer -> !inside.contains(answer))
                .map(ErrorGroups::words)
                .toList();
        return new ErrorGroup(
                DistinctiveWords.of(own.stream().map(ErrorGroups::words).toList(), others, MOST_WORDS), own);
    }

    private List<double[]> vectors(List<CaseResult> wrong) {
        List<String> texts = wrong.stream().map(ErrorGroups::inputs).toList();
        boolean speaks = texts.stream().noneMatch(String::isBlank);
        return embedder.filter(_ -> speaks)
                .map(known -> known.embed(texts).stream().map(ErrorGroups::wide).toList())
                .orElseGet(() -> TermVectors.of(texts));
    }

    private static double[] wide(float[] vector) {
        double[] wide = new double[vector.length];
        for (int i = 0; i < vector.length; i++) {
            wide[i] = vector[i];
        }
        return wide;
    }

    private static String inputs(CaseResult result) {
        return new TreeMap<>(result.subject().inputs()).values().stream().collect(Collectors.joining("\n"));
    }

    private static List<String> words(CaseResult result) {
        List<String> words = new ArrayList<>(TermVectors.words(inputs(result)));
        words.addAll(TermVectors.words(result.subject().expected()));
        return words;
    }
}
