package org.promptrefinery.evaluators.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.Evaluation;
import org.promptrefinery.evaluators.Trial;
import org.promptrefinery.evaluators.Verdict;
import org.promptrefinery.evaluators.catalog.Catalog;
import org.promptrefinery.evaluators.kind.Services;

/** Judges answers by evaluators as a job names them. */
final class Answers {

    private Answers() {}

    /** @param kind an entry of a job as YAML, such as "exact: {normalize: [case]}" */
    static Verdict verdict(String kind, String answer, String... references) {
        return evaluation(kind)
                .judge(List.of(new Trial(subject(references), answer)))
                .getFirst()
                .byEvaluator()
                .values()
                .iterator()
                .next();
    }

    static boolean right(String kind, String answer, String... references) {
        return ((Verdict.Scored) verdict(kind, answer, references)).score() == 1;
    }

    static String reason(String kind, String answer, String... references) {
        return switch (verdict(kind, answer, references)) {
            case Verdict.Scored scored -> scored.reason();
            case Verdict.Unscored unscored -> unscored.cause();
        };
    }

    static Evaluation evaluation(String kind) {
        try {
            return Catalog.evaluation(List.of(new YAMLMapper().readValue(kind, Object.class)), "job", Services.NONE);
        } catch (JsonProcessingException broken) {
            throw new AssertionError(kind + " is no YAML", broken);
        }
    }

    static Case subject(String... references) {
        return new Case("id", Map.of("q", "x"), List.of(references), new TreeSet<>(), 1);
    }
}
