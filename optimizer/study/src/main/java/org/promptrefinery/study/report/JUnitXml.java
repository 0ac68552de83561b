package org.promptrefinery.study.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.study.report.TestSuiteXml.Outcome;
import org.promptrefinery.study.report.TestSuiteXml.Property;

/**
 * An evaluated prompt as JUnit XML for CI systems: a test case for each case, a failure for each answer that is not
 * fully right or breaks a gate. An unscored answer is skipped, not failed, for nothing is known of it.
 */
public final class JUnitXml {

    private JUnitXml() {}

    /** The text of the file. */
    public static String of(Assessment assessment) {
        SequencedMap<String, Outcome> tests = new LinkedHashMap<>();
        assessment.card().results().forEach(result -> tests.put(result.subject().id(), outcome(result)));
        String name = assessment.job().name() + "." + assessment.split();
        return new TestSuiteXml(name, properties(assessment), tests).text();
    }

    /** What an answer is with all that a person needs to see why. */
    public static Outcome.Failed failure(CaseResult result) {
        String score = result.scored() ? Double.toString(result.score()) : "none";
        return new Outcome.Failed(
                AssessmentText.reason(result),
                result.gatesHeld() ? "wrong" : "gate",
                "score: " + score
                        + "\ninput: " + AssessmentText.inputs(result)
                        + "\nexpected: " + result.subject().expected()
                        + "\nanswer: " + result.answer() + "\n");
    }

    private static List<Property> properties(Assessment assessment) {
        List<Property> properties = new ArrayList<>(List.of(
                new Property("score", Double.toString(assessment.card().score())),
                new Property("scored", assessment.card().coverage()),
                new Property("gatesBroken", Integer.toString(assessment.card().gatesBroken())),
                new Property("model", assessment.job().model().spec())));
        assessment.job().uncalibrated().keySet().stream()
                .map(evaluator -> new Property("uncalibrated", evaluator))
                .forEach(properties::add);
        return properties;
    }

    private static Outcome outcome(CaseResult result) {
        if (result.failed() || !result.gatesHeld()) {
            return failure(result);
        }
        return result.scored()
                ? new Outcome.Passed()
                : new Outcome.Skipped("no score: " + AssessmentText.reason(result));
    }
}
