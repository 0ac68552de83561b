package org.promptrefinery.export.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.evaluators.Verdict;
import org.promptrefinery.search.statistics.PairedComparison;
import org.promptrefinery.study.report.OneLine;

/** What a gate says, for a person. No line begins with text of a model or a case, which might be a command to a CI. */
public final class GateText {

    private static final int WIDTH = 80;
    private static final int MARGIN = 14;

    private GateText() {}

    /**
     * Some lines of at most 80 characters, but for names of files.
     *
     * @param most how many cases that are worse to show
     */
    public static String of(GateVerdict verdict, int most) {
        Guarded guarded = verdict.guarded();
        List<String> lines = new ArrayList<>();
        lines.add(OneLine.of(guarded.lock().name() + ": " + headline(verdict), WIDTH));
        lines.add("");
        lines.add(row("prompt", guarded.promptFile() + (guarded.promptChanged() ? ", changed" : ", as locked")));
        lines.add(row("score", score(verdict)));
        lines.add(row("difference", difference(verdict)));
        lines.add(row("cases", verdict.worse().size() + " worse, " + verdict.better() + " better"));
        lines.add(row(
                "asked",
                verdict.spent().answers().asked().completions() + " completions, "
                        + verdict.spent().answers().cached() + " from the cache"));
        verdict.notices().forEach(notice -> lines.add("note: " + notice));
        addWorse(lines, verdict.worse(), most);
        return String.join("\n", lines) + "\n";
    }

    static String headline(GateVerdict verdict) {
        if (!verdict.holds()) {
            return "does not hold";
        }
        return verdict.worse().isEmpty() ? "holds" : "holds, within what chance explains";
    }

    private static String score(GateVerdict verdict) {
        Lock.Level then = verdict.guarded().lock().score();
        return String.format(
                Locale.ROOT,
                "%.1f %% on %s cases; locked %.1f %% [%.1f, %.1f]",
                100 * verdict.card().score(),
                verdict.card().coverage(),
                100 * then.mean(),
                100 * then.low(),
                100 * then.high());
    }

    private static String difference(GateVerdict verdict) {
        PairedComparison comparison = verdict.comparison();
        String points = String.format(
                Locale.ROOT,
                "%.1f points [%.1f, %.1f]",
                100 * comparison.difference(),
                100 * comparison.low(),
                100 * comparison.high());
        return comparison.difference() < 0
                ? points
                        + String.format(
                                Locale.ROOT, ", p = %.2g (%s, one-sided)", verdict.oneSided(), comparison.test())
                : points;
    }

    private static void addWorse(List<String> lines, List<GateVerdict.Worse> worse, int most) {
        if (worse.isEmpty() || most == 0) {
            return;
        }
        lines.add("");
        lines.add("Worse than locked");
        for (GateVerdict.Worse one : worse.stream().limit(most).toList()) {
            CaseResult now = one.now();
            lines.add("  " + OneLine.of(now.subject().id() + "  " + change(one), WIDTH - 2));
            lines.add(field("input", inputs(now)));
            lines.add(field("expected", now.subject().expected()));
            lines.add(field("got", now.answer()));
            lines.add(field("reason", reason(now)));
        }
        if (worse.size() > most) {
            lines.add("  and " + (worse.size() - most) + " more; --json has all");
        }
    }

    static String change(GateVerdict.Worse one) {
        return percent(one.then().result()) + " -> " + percent(one.now())
                + (one.breaksGate() ? ", breaks a gate that held" : "");
    }

    private static String percent(CaseResult result) {
        return result.scored() ? String.format(Locale.ROOT, "%.1f %%", 100 * result.score()) : "no score";
    }

    static String inputs(CaseResult result) {
        return new TreeMap<>(result.subject().inputs()).values().stream().collect(Collectors.joining(" | "));
    }

    static String reason(CaseResult result) {
        return switch (result.overall()) {
            case Verdict.Scored scored -> scored.reason();
            case Verdict.Unscored unscored -> unscored.cause();
        };
    }

    private static String row(String name, String text) {
        return String.format(Locale.ROOT, "%-12s  %s", name, text);
    }

    private static String field(String name, String text) {
        return String.format(Locale.ROOT, "    %-8s  %s", name, OneLine.of(text, WIDTH - MARGIN));
    }
}
