package org.promptrefinery.search.patterns;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.promptrefinery.evaluators.CaseResult;

/** Words that stand in answers that break a gate and in no other: greedily, the word that explains most first. */
final class ForbiddenWordDetector implements Detector {

    private static final int MOST = 10;

    @Override
    public List<ErrorPattern> find(Answers answers) {
        List<Set<String>> broken = answers.all().stream()
                .filter(result -> !result.gatesHeld())
                .map(ForbiddenWordDetector::words)
                .collect(Collectors.toCollection(ArrayList::new));
        Set<String> harmless = answers.all().stream()
                .filter(CaseResult::gatesHeld)
                .flatMap(result -> words(result).stream())
                .collect(Collectors.toSet());
        List<ErrorPattern> patterns = new ArrayList<>();
        while (patterns.size() < MOST) {
            Optional<Map.Entry<String, Integer>> worst = mostCommon(broken, harmless);
            if (worst.isEmpty()) {
                break;
            }
            String word = worst.get().getKey();
            int count = worst.get().getValue();
            patterns.add(new ErrorPattern(
                    Rule.of(Kind.FORBID, word), count, count + " answers break a gate and say '" + word + "'"));
            broken.removeIf(words -> words.contains(word));
        }
        return patterns;
    }

    private static Set<String> words(CaseResult result) {
        return new HashSet<>(Words.in(result.answer()));
    }

    private static Optional<Map.Entry<String, Integer>> mostCommon(List<Set<String>> broken, Set<String> harmless) {
        Map<String, Integer> counts = new TreeMap<>();
        broken.forEach(words -> words.stream()
                .filter(word -> !harmless.contains(word))
                .forEach(word -> counts.merge(word, 1, Integer::sum)));
        return counts.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(
                                entry -> Character.isUpperCase(entry.getKey().codePointAt(0)))
                        .thenComparing(Map.Entry::getKey, Comparator.reverseOrder()));
    }
}
