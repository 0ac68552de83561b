package org.promptrefinery.evaluators.json;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.Evaluator;
import org.promptrefinery.evaluators.Trial;
import org.promptrefinery.evaluators.Verdict;
import org.promptrefinery.evaluators.kind.Options;
import org.promptrefinery.evaluators.kind.Services;

/** Verdicts of the evaluators of this package, made as a job makes them. */
final class Judged {

    private Judged() {}

    static Evaluator make(String kind, Map<?, ?> given) {
        Options options = new Options(given, "job." + kind, Services.NONE, (entry, place) -> {
            throw new AssertionError("nothing is nested");
        });
        return JsonKinds.all().stream()
                .filter(candidate -> candidate.name().equals(kind))
                .findFirst()
                .orElseThrow()
                .make()
                .apply(options);
    }

    static Verdict verdict(String kind, Map<?, ?> given, String answer, String... references) {
        Case subject = new Case("id", Map.of("q", "x"), Arrays.asList(references), new TreeSet<>(), 1);
        return make(kind, given).judge(List.of(new Trial(subject, answer))).getFirst();
    }

    static double score(String kind, Map<?, ?> given, String answer, String... references) {
        return ((Verdict.Scored) verdict(kind, given, answer, references)).score();
    }

    static String reason(String kind, Map<?, ?> given, String answer, String... references) {
        return ((Verdict.Scored) verdict(kind, given, answer, references)).reason();
    }
}
