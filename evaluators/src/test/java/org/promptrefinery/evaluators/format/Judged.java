package org.promptrefinery.evaluators.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.Delivery;
import org.promptrefinery.evaluators.Evaluation;
import org.promptrefinery.evaluators.Trial;
import org.promptrefinery.evaluators.Verdict;
import org.promptrefinery.evaluators.catalog.Catalog;
import org.promptrefinery.evaluators.kind.Services;

/** Verdicts of an evaluator written as in a job file. */
public final class Judged {

    private Judged() {}

    public static Verdict verdict(String yaml, String answer) {
        return verdict(yaml, answer, Delivery.UNKNOWN);
    }

    public static Verdict verdict(String yaml, String answer, Delivery delivery) {
        Case subject = new Case("id", Map.of("question", "Who did it?"), List.of("Bob"), new TreeSet<>(), 1);
        return evaluation(yaml)
                .judge(List.of(new Trial(subject, answer, delivery)))
                .getFirst()
                .byEvaluator()
                .values()
                .iterator()
                .next();
    }

    public static double score(String yaml, String answer) {
        return verdict(yaml, answer) instanceof Verdict.Scored scored ? scored.score() : Double.NaN;
    }

    public static Evaluation evaluation(String yaml) {
        try {
            Object entry = new YAMLMapper().readValue(yaml, Object.class);
            return Catalog.evaluation(List.of(entry), "job", Services.NONE);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(yaml, broken);
        }
    }
}
