package org.promptrefinery.study.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.search.patterns.ErrorPattern;
import org.promptrefinery.search.statistics.MeanScore;
import org.promptrefinery.study.StudyResult;
import org.promptrefinery.study.diagnosis.Cause;
import org.promptrefinery.study.diagnosis.Cost;
import org.promptrefinery.study.diagnosis.Diagnosis;
import org.promptrefinery.study.diagnosis.ErrorGroup;
import org.promptrefinery.study.diagnosis.Finding;
import org.promptrefinery.study.diagnosis.Gain;

/** A diagnosis for a person, on lines of at most 80 characters. */
public final class DiagnosisText {

    private static final int WIDTH = 80;
    private static final int MOST_PATTERNS = 6;
    private static final double LEAST_CHANCE = 0.0001;
    private static final int THOUSAND = 1000;

    private DiagnosisText() {}

    /** Some lines of text, with a line break at the end. */
    public static String of(Diagnosis diagnosis) {
        List<String> lines = new ArrayList<>();
        addHead(lines, diagnosis);
        addCauses(lines, diagnosis);
        addPatterns(lines, diagnosis.patterns());
        addGroups(lines, diagnosis.groups());
        addGains(lines, diagnosis);
        addUntried(lines, diagnosis);
        addAdvice(lines, diagnosis);
        lines.add("");
        if (diagnosis.ending() != StudyResult.Ending.FINISHED) {
            lines.add(OneLine.of("Stopped early: " + diagnosis.reason(), WIDTH));
        }
        lines.add("Spent");
        lines.addAll(SpendingTable.lines(diagnosis.spent().byPurpose()));
        return String.join("\n", lines) + "\n";
    }

    private static void addHead(List<String> lines, Diagnosis diagnosis) {
        lines.add(OneLine.of(
                "Diagnosis of " + diagnosis.job().name() + " on "
                        + diagnosis.job().model().spec(),
                WIDTH));
        lines.add(String.format(
                Locale.ROOT,
                "%d of %d train and %d of %d dev cases were asked, and no test case.",
                diagnosis.own().train().results().size(),
                diagnosis.own().ofTrain(),
                diagnosis.own().dev().results().size(),
                diagnosis.own().ofDev()));
        MeanScore right = diagnosis.right();
        int unscored = diagnosis.own().answers().size() - diagnosis.own().scored();
        lines.add(String.format(
                Locale.ROOT,
                "The prompt of the job gets %d of %d right: %s (95 %% interval %s).%s",
                diagnosis.own().scored() - diagnosis.own().failed(),
                diagnosis.own().scored(),
                Points.percent(right.mean()),
                interval(right),
                unscored == 0 ? "" : " " + unscored + " have no score."));
    }

    private static void addCauses(List<String> lines, Diagnosis diagnosis) {
        if (diagnosis.findings().isEmpty()) {
            return;
        }
        lines.add("");
        lines.add(String.format(
                Locale.ROOT, "%-49s %6s %7s %15s", "What is behind the errors", "errors", "share", "95 % interval"));
        for (Cause cause : Cause.values()) {
            int count = diagnosis.count(cause);
            if (count > 0 || cause != Cause.OPEN) {
                MeanScore share = diagnosis.share(cause);
                lines.add(String.format(
                        Locale.ROOT,
                        "  %-12s %-34s %6d %7s %15s",
                        cause.word(),
                        cause.meaning(),
                        count,
                        Points.percent(share.mean()),
                        interval(share)));
            }
            if (cause == Cause.KNOWLEDGE) {
                addRemedies(lines, diagnosis);
            }
        }
    }

    /** What did help where no instruction does; only dev cases were asked so. */
    private static void addRemedies(List<String> lines, Diagnosis diagnosis) {
        Map<String, Long> remedies = diagnosis.findings().stream()
                .filter(finding -> finding.cause() == Cause.KNOWLEDGE && isOfDev(finding, diagnosis))
                .collect(Collectors.groupingBy(Finding::why, TreeMap::new, Collectors.counting()));
        remedies.forEach((why, count) -> lines.add(String.format(Locale.ROOT, "    %d of dev: %s", count, why)));
    }

    private static boolean isOfDev(Finding finding, Diagnosis diagnosis) {
        return diagnosis.own().dev().results().contains(finding.wrong());
    }

    private static void addPatterns(List<String> lines, List<ErrorPattern> patterns) {
        List<String> seen =
                patterns.stream().map(ErrorPattern::observation).distinct().toList();
        if (!seen.isEmpty()) {
            lines.add("");
            lines.add("What recurs in them");
            seen.stream().limit(MOST_PATTERNS).forEach(pattern -> lines.add("  " + OneLine.of(pattern, WIDTH - 2)));
            if (seen.size() > MOST_PATTERNS) {
                lines.add("  and " + (seen.size() - MOST_PATTERNS) + " more");
            }
        }
    }

    private static void addGroups(List<String> lines, List<ErrorGroup> groups) {
        if (groups.size() < 2) {
            return;
        }
        lines.add("");
        lines.add("What they are about (words that tell them from the other answers)");
        for (ErrorGroup group : groups) {
            String words = group.words().isEmpty() ? "(no telling words)" : String.join(", ", group.words());
            String count = String.format(Locale.ROOT, "%6d  ", group.wrong().size());
            lines.add(count + OneLine.of(words, WIDTH - count.length()));
            lines.add("        " + OneLine.of("such as " + example(group.wrong().getFirst()), WIDTH - 8));
        }
    }

    private static String example(CaseResult wrong) {
        return String.join(" / ", new TreeMap<>(wrong.subject().inputs()).values()) + " -> " + wrong.answer();
    }

    private static void addGains(List<String> lines, Diagnosis diagnosis) {
        if (diagnosis.gains().isEmpty()) {
            return;
        }
        lines.add("");
        lines.add("What was tried on dev cases, in points; p adjusted for all of them (Holm)");
        lines.add(row("  technique", "gain", "95 % interval", "p", "tokens", "calls", "cost/1000"));
        Cost own = diagnosis.own().cost();
        lines.add(row("  the job's prompt", "", "", "", tokens(own), calls(own), money(own)));
        for (Gain gain : diagnosis.gains()) {
            lines.add(row(
                    (gain.isProven() ? "* " : "  ") + gain.technique().title(),
                    Points.signed(gain.comparison().difference()),
                    Points.signed(gain.comparison().low()) + " to "
                            + Points.signed(gain.comparison().high()),
                    chance(gain.adjusted()),
                    tokens(gain.cost()),
                    calls(gain.cost()),
                    money(gain.cost())));
        }
        lines.add("  * proven: better beyond chance, and no gate is broken more often");
    }

    private static String row(
            String name, String gain, String interval, String p, String tokens, String calls, String money) {
        return String.format(
                        Locale.ROOT, "%-20s %6s %16s %8s %8s %6s %9s", name, gain, interval, p, tokens, calls, money)
                .stripTrailing();
    }

    private static void addUntried(List<String> lines, Diagnosis diagnosis) {
        if (!diagnosis.untried().isEmpty()) {
            lines.add("Not tried");
            diagnosis
                    .untried()
                    .forEach((technique, why) ->
                            lines.add("  " + OneLine.of(technique.title() + ": " + why, WIDTH - 2)));
        }
    }

    private static void addAdvice(List<String> lines, Diagnosis diagnosis) {
        lines.add("");
        lines.add("Advice");
        lines.addAll(wrapped(diagnosis.advice().headline()));
        diagnosis.advice().reasons().forEach(reason -> lines.addAll(wrapped(reason)));
    }

    private static List<String> wrapped(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder("  ");
        for (String word : text.split(" ", -1)) {
            if (line.length() + word.length() >= WIDTH && line.length() > 2) {
                lines.add(line.toString().stripTrailing());
                line = new StringBuilder("  ");
            }
            line.append(word).append(' ');
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }

    private static String interval(MeanScore share) {
        return String.format(Locale.ROOT, "%.1f to %.1f", 100 * share.low(), 100 * share.high());
    }

    private static String chance(double pValue) {
        return pValue < LEAST_CHANCE ? "<0.0001" : String.format(Locale.ROOT, "%.4f", pValue);
    }

    private static String tokens(Cost cost) {
        return SpendingTable.number(Math.round(cost.tokens()));
    }

    private static String calls(Cost cost) {
        return Integer.toString(cost.completions());
    }

    private static String money(Cost cost) {
        OptionalDouble money = cost.money();
        return money.isPresent() ? SpendingTable.money(OptionalDouble.of(THOUSAND * money.getAsDouble())) : "unknown";
    }
}
