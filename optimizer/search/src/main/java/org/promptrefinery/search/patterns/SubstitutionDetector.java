package org.promptrefinery.search.patterns;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        Map<String, Long> everywhere = counts(answers.all());
        Map<String, List<CaseResult>> byReference = answers.wrong().stream()
                .collect(Collectors.groupingBy(
                        result -> result.subject().expected(), TreeMap::new, Collectors.toList()));
        List<ErrorPattern> patterns = new ArrayList<>();
        byReference.forEach((wanted, wrong) -> {
            if (isPhrase(wanted)) {
                substitute(wanted, wrong, everywhere).ifPresent(patterns::add);
            }
        });
        return patterns;
    }

    private static boolean isPhrase(String reference) {
        int words = Words.in(reference).size();
        return words >= 1 && words <= LONGEST_REFERENCE && reference.length() <= 60;
    }

    private static Optional<ErrorPattern> substitute(
            String wanted, List<CaseResult> wrong, Map<String, Long> everywhere) {
        return counts(wrong).entrySet().stream()
                .map(entry -> new Said(
                        entry.getKey(), entry.getValue(), everywhere.getOrDefault(entry.getKey(), entry.getValue())))
                .filter(said -> said.here() >= Math.max(LEAST_SUPPORT, LEAST_SHARE * wrong.size()))
                .filter(said -> said.exclusivity() >= LEAST_EXCLUSIVITY)
                .max(Comparator.comparingDouble((Said said) -> said.here() * said.exclusivity())
                        .thenComparing(said -> said.word().length())
                        .thenComparing(Said::word))
                .map(said -> said.insteadOf(wanted));
    }

    private static Map<String, Long> counts(List<CaseResult> results) {
        return results.stream()
                .flatMap(result -> Words.added(result).stream())
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    }

    private record Said(String word, long here, long everywhere) {

        double exclusivity() {
            return here / (double) everywhere;
        }

        ErrorPattern insteadOf(String wanted) {
            return new ErrorPattern(
                    Rule.of(Kind.SUBSTITUTE, word, wanted),
                    (int) here,
                    here + " answers say '" + word + "' where '" + wanted + "' is right");
        }
    }
}
