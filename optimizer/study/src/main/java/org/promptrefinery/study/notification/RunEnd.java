package org.promptrefinery.study.notification;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.inference.ModelUnavailable;
import org.promptrefinery.inference.StorageFailure;
import org.promptrefinery.inference.metering.StopRequested;
import org.promptrefinery.search.BudgetExhausted;
import org.promptrefinery.study.Proof;
import org.promptrefinery.study.StudyResult;
import org.promptrefinery.study.run.RunFolder;

/**
 * How a run has ended, in as few words as an alarm needs.
 *
 * @param job its name
 * @param run its folder; empty when it failed before there was one
 * @param ending {@code finished}, {@code stopped_early}, {@code interrupted} or {@code failed}
 * @param reason the same for a person
 * @param verdict what the test cases say; empty when they were not asked
 * @param winner the file of the best prompt, if there is one
 */
public record RunEnd(
        String job,
        Optional<Path> run,
        String ending,
        String reason,
        Optional<Verdict> verdict,
        Optional<Path> winner) {

    private static final int LONGEST = 300;

    /**
     * What the test cases say.
     *
     * @param gain winner less baseline, a share of the score: 0.05 is 5 points
     * @param low end of the 95 % interval of the gain
     * @param high end of the 95 % interval of the gain
     * @param improved whether the gain is proven
     */
    public record Verdict(double gain, double low, double high, boolean improved) {

        private static Verdict of(Proof proof) {
            return new Verdict(
                    proof.comparison().difference(),
                    proof.comparison().low(),
                    proof.comparison().high(),
                    proof.improved());
        }

        private String interval() {
            return low + ".." + high;
        }

        private String sentence() {
            return String.format(
                    Locale.ROOT,
                    "%s: %+.1f points on the test cases, 95 %% interval %+.1f to %+.1f",
                    improved ? "improved" : "no proven gain",
                    100 * gain,
                    100 * low,
                    100 * high);
        }
    }

    /** Of a run that came to a result. */
    public static RunEnd of(String job, RunFolder folder, StudyResult result) {
        return new RunEnd(
                job,
                Optional.of(folder.path().toAbsolutePath()),
                result.ending().name().toLowerCase(Locale.ROOT),
                result.reason(),
                result.proof().map(Verdict::of),
                Optional.of(folder.winner().toAbsolutePath()));
    }

    /** Of a run that came to nothing. */
    public static RunEnd failed(String job, Optional<RunFolder> folder, RuntimeException failure) {
        return new RunEnd(
                job,
                folder.map(RunFolder::path).map(Path::toAbsolutePath),
                failure instanceof StopRequested ? "interrupted" : "failed",
                said(failure),
                Optional.empty(),
                Optional.empty());
    }

    /** Only what is meant for the user; the rest may hold anything. */
    private static String said(RuntimeException failure) {
        return switch (failure) {
            case BadInput _, ModelUnavailable _, StorageFailure _, BudgetExhausted _, StopRequested _ -> {
                String first =
                        String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
                yield first.length() <= LONGEST ? first : first.substring(0, LONGEST) + "...";
            }
            default -> "a defect of the program: " + failure.getClass().getSimpleName();
        };
    }

    /** One sentence. */
    public String text() {
        return "refinery: " + job + " " + ending.replace('_', ' ')
                + verdict.map(said -> ", " + said.sentence()).orElse("") + " (" + reason + ")";
    }

    /** One object; {@code text} is what chat programs show of it. What is not known is null. */
    public ObjectNode json() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("text", text()).put("job", job);
        node.put("run", run.map(Path::toString).orElse(null));
        node.put("ending", ending).put("reason", reason);
        node.putNull("improved").putNull("gain").putNull("interval");
        verdict.ifPresent(said -> {
            node.put("improved", said.improved()).put("gain", said.gain());
            node.putArray("interval").add(said.low()).add(said.high());
        });
        return node.put("winner", winner.map(Path::toString).orElse(null));
    }

    /** The same as environment variables; what is not known is empty. */
    public Map<String, String> variables() {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("REFINERY_JOB", job);
        variables.put("REFINERY_RUN", run.map(Path::toString).orElse(""));
        variables.put("REFINERY_ENDING", ending);
        variables.put(
                "REFINERY_IMPROVED",
                verdict.map(said -> Boolean.toString(said.improved())).orElse(""));
        variables.put(
                "REFINERY_GAIN",
                verdict.map(said -> Double.toString(said.gain())).orElse(""));
        variables.put("REFINERY_INTERVAL", verdict.map(Verdict::interval).orElse(""));
        variables.put("REFINERY_WINNER", winner.map(Path::toString).orElse(""));
        return variables;
    }
}
