package org.promptrefinery.search.reflection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.evaluators.Gist;
import org.promptrefinery.evaluators.Verdict;
import org.promptrefinery.search.patterns.ErrorPattern;
import org.promptrefinery.search.patterns.Symptoms;

/** Sorts wrong answers by what they have in common. */
final class Clusters {

    private static final double ALIKE = 0.3;

    private Clusters() {}

    /**
     * Wrong answers that have something in common.
     *
     * @param what they have in common, one line
     */
    record Cluster(String what, List<CaseResult> wrong) {
        Cluster {
            wrong = List.copyOf(wrong);
        }
    }

    /**
     * The clusters, the largest first; each answer is in one. Answers that show a known pattern go by that, the others
     * by their likeness to the first answer of a cluster: the share of tags and words that both have (Jaccard, 1901).
     */
    static List<Cluster> of(List<CaseResult> wrong, List<ErrorPattern> patterns) {
        Map<String, List<CaseResult>> explained = new LinkedHashMap<>();
        List<CaseResult> rest = new ArrayList<>();
        for (CaseResult result : wrong) {
            Optional<String> observation =
                    Symptoms.first(patterns, result, wrong).map(ErrorPattern::observation);
            observation.ifPresentOrElse(
                    what -> explained
                            .computeIfAbsent(what, _ -> new ArrayList<>())
                            .add(result),
                    () -> rest.add(result));
        }
        List<Cluster> clusters = new ArrayList<>();
        explained.forEach((what, results) -> clusters.add(new Cluster(what, results)));
        clusters.addAll(byLikeness(rest));
        clusters.sort(
                Comparator.comparingInt((Cluster cluster) -> cluster.wrong().size())
                        .reversed());
        return clusters;
    }

    private static List<Cluster> byLikeness(List<CaseResult> rest) {
        Map<Set<String>, List<CaseResult>> byLeader = new LinkedHashMap<>();
        for (CaseResult result : rest) {
            Set<String> features = features(result);
            Set<String> leader = byLeader.keySet().stream()
                    .filter(other -> likeness(features, other) >= ALIKE)
                    .findFirst()
                    .orElse(features);
            byLeader.computeIfAbsent(leader, _ -> new ArrayList<>()).add(result);
        }
        return byLeader.values().stream()
                .map(results -> new Cluster("they are alike in their words", results))
                .toList();
    }

    private static Set<String> features(CaseResult result) {
        Set<String> features = new TreeSet<>();
        result.subject().tags().forEach(tag -> features.add("tag " + tag));
        result.subject().inputs().values().forEach(value -> features.addAll(words(value)));
        features.addAll(words(result.answer()));
        if (result.overall() instanceof Verdict.Scored scored) {
            features.addAll(words(scored.reason()));
        }
        return features;
    }

    private static List<String> words(String text) {
        return List.of(Gist.of(text).split("[^\\p{L}\\p{N}]+"));
    }

    private static double likeness(Set<String> one, Set<String> other) {
        Set<String> both = new HashSet<>(one);
        both.retainAll(other);
        int either = one.size() + other.size() - both.size();
        return either == 0 ? 1 : both.size() / (double) either;
    }
}
