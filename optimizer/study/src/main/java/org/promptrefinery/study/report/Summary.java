package org.promptrefinery.study.report;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.evaluators.text.LabelReport;
import org.promptrefinery.search.Chain;
import org.promptrefinery.study.MatchedPairs;
import org.promptrefinery.study.Proof;
import org.promptrefinery.study.StudyResult;
import org.promptrefinery.study.job.Job;

/** The result of a study for a person, as plain text. */
public final class Summary {

    private static final int SHOWN = 3;
    private static final int LONGEST = 100;

    private Summary() {}

    /** Some lines of text, with a line break at the end. */
    public static String of(Job job, StudyResult result) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        result.proof()
                .ifPresentOrElse(
                        proof -> addProof(lines, result, proof),
                        () -> lines.add(begun(result) + " Best so far, not proven yet: "
                                + Points.percent(result.winner().dev().score()) + " on dev ("
                                + result.winner().dev().coverage() + " scored; baseline "
                                + Points.percent(result.baseline().dev().score())
                                + "). Start it again with --resume to go on."));
        job.uncalibrated()
                .forEach((evaluator, why) -> lines.add("uncalibrated: " + line(evaluator) + " (" + why + ")"));
        lines.addAll(RetrievalTable.lines(result.retrieval()));
        lines.add("");
        lines.add("Prompt");
        lines.addAll(diff(
                result.baseline().candidate().chain(),
                result.winner().candidate().chain()));
        result.proof().ifPresent(proof -> addCases(lines, proof));
        result.proof()
                .flatMap(proof -> LabelReport.of(proof.winner(), job.evaluation()))
                .ifPresent(report -> addLabels(lines, report));
        lines.add("");
        lines.add("Ended: " + result.reason() + ".");
        lines.add("Spent: " + time(result.spent().time()));
        lines.addAll(SpendingTable.lines(result.spent().byPurpose()));
        return String.join("\n", lines) + "\n";
    }

    private static String begun(StudyResult result) {
        return result.ending() == StudyResult.Ending.INTERRUPTED
                ? "Interrupted."
                : "Stopped early: " + result.reason() + ".";
    }

    private static void addLabels(List<String> lines, LabelReport report) {
        lines.add("");
        lines.addAll(LabelTable.lines(report));
    }

    private static void addProof(List<String> lines, StudyResult result, Proof proof) {
        lines.add(verdict(result, proof));
        lines.add("");
        lines.add(String.format(Locale.ROOT, "%-22s %12s %12s", "", "baseline", "winner"));
        row(
                lines,
                "test score",
                Points.percent(proof.baseline().score()),
                Points.percent(proof.winner().score()));
        row(
                lines,
                "dev score",
                Points.percent(result.baseline().dev().score()),
                Points.percent(result.winner().dev().score()));
        row(lines, "scored (test)", proof.baseline().coverage(), proof.winner().coverage());
        row(
                lines,
                "scored (dev)",
                result.baseline().dev().coverage(),
                result.winner().dev().coverage());
        row(lines, "broken gates (test)", broken(proof.baseline()), broken(proof.winner()));
        row(
                lines,
                "prompt tokens",
                Integer.toString(proof.baseline().promptTokens()),
                Integer.toString(proof.winner().promptTokens()));
        lines.add("difference on " + proof.coverage() + " test cases: "
                + Points.signed(proof.comparison().difference()) + " points, "
                + Points.evidence(proof.comparison(), proof.comparison().pValue()));
        result.optimism()
                .ifPresent(optimism ->
                        lines.add("optimism (gain on dev less gain on test): " + Points.signed(optimism) + " points"));
        lines.addAll(FinalistTable.lines(proof));
        lines.addAll(TagTable.lines(proof.tags(), "baseline", "winner"));
    }

    private static String verdict(StudyResult result, Proof proof) {
        boolean same = result.baseline()
                .candidate()
                .id()
                .equals(result.winner().candidate().id());
        if (proof.undecided().isPresent()) {
            return "No winner is declared: " + proof.undecided().get() + ".";
        }
        if (same) {
            return "No better prompt was found; the one of the job stays.";
        }
        return proof.improved()
                ? "Improved: the gain holds on cases that the search never saw."
                : "No proven gain: the difference on the test cases may be chance.";
    }

    private static void addCases(List<String> lines, Proof proof) {
        List<MatchedPairs.Pair> fixed = proof.fixed();
        lines.add("");
        lines.add("Fixed: " + fixed.size() + " test cases" + (fixed.size() > SHOWN ? ", such as" : ""));
        fixed.stream().limit(SHOWN).forEach(change -> addChange(lines, change));
        lines.add(
                "Broken: " + (proof.broken().isEmpty() ? "none" : proof.broken().size() + " test cases"));
        proof.broken().forEach(change -> addChange(lines, change));
    }

    private static void addChange(List<String> lines, MatchedPairs.Pair change) {
        CaseResult after = change.after();
        String inputs = new TreeMap<>(after.subject().inputs())
                .entrySet().stream().map(Map.Entry::getValue).collect(Collectors.joining(" | "));
        lines.add("  " + line(inputs));
        lines.add("    expected " + line(after.subject().expected()) + "; before: "
                + line(change.before().answer()) + "; now: " + line(after.answer()));
    }

    private static List<String> diff(Chain before, Chain after) {
        List<String> old = lines(before);
        List<String> now = lines(after);
        List<String> diff =
                UnifiedDiffUtils.generateUnifiedDiff("baseline", "winner", old, DiffUtils.diff(old, now), old.size());
        return diff.isEmpty()
                ? old.stream().map(line -> "    " + line).toList()
                : diff.stream().skip(SHOWN).map(line -> "  " + line).toList();
    }

    private static List<String> lines(Chain chain) {
        return chain.size() == 1
                ? chain.prompt(0).system().lines().toList()
                : chain.steps().stream()
                        .flatMap(step -> Stream.concat(
                                Stream.of(step.name() + ":"),
                                step.prompt().system().lines().map(line -> "  " + line)))
                        .toList();
    }

    private static void row(List<String> lines, String name, String baseline, String winner) {
        lines.add(String.format(Locale.ROOT, "%-22s %12s %12s", name, baseline, winner));
    }

    private static String broken(Scorecard card) {
        return card.gatesBroken() == 0 ? "none" : Integer.toString(card.gatesBroken());
    }

    private static String time(Duration time) {
        return time.toMinutes() == 0
                ? String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0)
                : time.toMinutes() + " min " + time.toSecondsPart() + " s";
    }

    private static String line(String text) {
        return OneLine.of(text, LONGEST);
    }
}
