package org.promptrefinery.search.patterns;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.promptrefinery.evaluators.CaseResult;

/**
 * A word that should have been another: it is said, bare or inside a sentence, in most of the wrong answers that wanted
 * one and the same thing, and hardly anywhere else.
 */
final class SubstitutionDetector implements Detector {

    private static final int LEAST_SUPPORT = 2;
    private static final double LEAST_EXCLUSIVITY = 0.6;
    private static final double LEAST_SHARE = 0.3;
    private static final int LONGEST_REFERENCE = 4;

    @Override
    public List<ErrorPattern> find(Answers answers) {
        Map<String, Long> everywhere = answers.all().stream()
                .flatMap(result -> Words.added(result).stream())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        Map<String, List<CaseResult>> byReference = answers.wrong().stream()
                .collect(Collectors.groupingBy(
                        result -> result.subject().expected(), TreeMap::new, Collectors.toList()));
        List<ErrorPattern> patterns = new ArrayList<>();
        byReference.forEach((wanted, wrong) -> {
            if (isPhrase(wanted)) {
                patterns.addAll(substitutes(wanted, wrong, everywhere));
            }
        });
        return patterns;
    }

    private static boolean isPhrase(String reference) {
        int words = Words.in(reference).size();
        return words >= 1 && words <= LONGEST_REFERENCE && reference.length() <= 60;
    }

    private static List<ErrorPattern> substitutes(String wanted, List<CaseResult> wrong, Map<String, Long> everywhere) {
        Map<String, Long> here = wrong.stream()
                .map(Words::added)
                .flatMap(Set::stream)
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        return here.entrySet().stream()
                .filter(said -> said.getValue() >= LEAST_SUPPORT)
                .filter(said -> said.getValue() >= LEAST_SHARE * wrong.size())
                .filter(said -> said.getValue() >= LEAST_EXCLUSIVITY * everywhere.get(said.getKey()))
                .max(Comparator.comparingDouble((Map.Entry<String, Long> said) ->
                                said.getValue() * said.getValue() / (double) everywhere.get(said.getKey()))
                        .thenComparing(said -> said.getKey().length())
                        .thenComparing(Map.Entry::getKey))
                .map(said -> pattern(said.getKey(), wanted, said.getValue().intValue()))
                .stream()
                .toList();
    }

    private static ErrorPattern pattern(String said, String wanted, int count) {
        return new ErrorPattern(
                Rule.of(Kind.SUBSTITUTE, said, wanted),
                count,
                count + " answers say '" + said + "' where '" + wanted + "' is right");
    }
}
