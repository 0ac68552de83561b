package org.promptrefinery.export.gate;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.study.report.JUnitXml;
import org.promptrefinery.study.report.TestSuiteXml;
import org.promptrefinery.study.report.TestSuiteXml.Outcome;
import org.promptrefinery.study.report.TestSuiteXml.Property;

/**
 * What a gate says, as JUnit XML: a test for the prompt as a whole and one for each case. A case that is worse than
 * locked fails where the prompt does not hold or a gate breaks; else, being within what chance explains, it is skipped.
 * A case that was wrong already passes.
 */
public final class GateXml {

    private static final String WHOLE = "the prompt as a whole";

    private GateXml() {}

    /** The text of the file. */
    public static String of(GateVerdict verdict) {
        SequencedMap<String, Outcome> tests = new LinkedHashMap<>();
        verdict.card().results().forEach(result -> tests.put(result.subject().id(), new Outcome.Passed()));
        tests.putAll(worse(verdict));
        tests.putFirst(WHOLE, whole(verdict));
        return new TestSuiteXml("gate." + verdict.guarded().lock().name(), properties(verdict), tests).text();
    }

    /** Of the cases that are worse than locked, by their ids. */
    public static Map<String, Outcome> worse(GateVerdict verdict) {
        Map<String, Outcome> worse = new HashMap<>();
        for (GateVerdict.Worse one : verdict.worse()) {
            CaseResult now = one.now();
            String change = GateText.change(one);
            Outcome.Failed failed = JUnitXml.failure(now);
            worse.put(
                    now.subject().id(),
                    one.breaksGate() || !verdict.holds()
                            ? new Outcome.Failed(change + ": " + failed.message(), failed.type(), failed.details())
                            : new Outcome.Skipped("worse than locked, within what chance explains: " + change));
        }
        return worse;
    }

    /** Of the prompt as a whole. */
    public static Outcome whole(GateVerdict verdict) {
        if (verdict.holds()) {
            return new Outcome.Passed();
        }
        String details = verdict.worse().stream()
                .map(one -> one.now().subject().id() + "  " + GateText.change(one))
                .collect(Collectors.joining("\n", "", "\n"));
        return new Outcome.Failed(String.join("; ", verdict.failures()), "gate", details);
    }

    private static List<Property> properties(GateVerdict verdict) {
        Lock lock = verdict.guarded().lock();
        return List.of(
                new Property("score", Double.toString(verdict.card().score())),
                new Property("locked", Double.toString(lock.score().mean())),
                new Property("scored", verdict.card().coverage()),
                new Property("model", verdict.guarded().job().model().spec()));
    }
}
