package org.promptrefinery.export.repository;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.promptrefinery.export.gate.Bundle;
import org.promptrefinery.export.gate.Lock;
import org.promptrefinery.study.history.Outcome;
import org.promptrefinery.study.report.OneLine;

/** What a commit says of the prompt in it: before, after and why to believe it. */
final class CommitMessage {

    private static final int SUBJECT = 72;
    private static final int LINE = 200;

    private CommitMessage() {}

    static String of(Bundle bundle, String folder) {
        Lock lock = bundle.lock();
        Lock.Origin run = Objects.requireNonNull(lock.run());
        Outcome.Cost cost = bundle.outcome().total();
        List<String> lines = new ArrayList<>();
        lines.add(subject(lock.name(), run));
        lines.add("");
        lines.add("Before  " + Points.of(run.before()) + " points");
        lines.add("After   " + Points.of(run.after()) + " points");
        lines.add("Gain    " + Points.of(run.after() - run.before()) + " points "
                + Points.interval(run.low(), run.high()) + ", " + Points.chance(run) + " (" + run.test() + "), on "
                + run.cases() + " test cases");
        lines.add(claim(bundle.proven(), run));
        lines.add("");
        lines.add("Model   " + OneLine.of(lock.job().at("/model/task").asText(), LINE));
        lines.add("Judged  " + OneLine.of(lock.versions().evaluators(), LINE));
        lines.add("Run     " + run.name() + String.format(Locale.ROOT, ", %,d completions", cost.completions()));
        lines.add("Guard   refinery check " + folder + "  (" + lock.cases().number() + " cases)");
        bundle.outcome().warnings().forEach(warning -> lines.add("Warning " + OneLine.of(warning, LINE)));
        return String.join("\n", lines) + "\n";
    }

    static String subject(String job, Lock.Origin run) {
        String change = ": " + Points.of(run.before()) + " -> " + Points.of(run.after()) + " points"
                + (run.improved() ? "" : ", no gain proven");
        return "Prompt " + OneLine.of(job, SUBJECT - change.length() - "Prompt ".length()) + change;
    }

    static String claim(Outcome.Proven proven, Lock.Origin run) {
        return run.improved()
                ? "Proven on cases that the search never saw."
                : "No gain is proven"
                        + proven.undecided()
                                .map(why -> ": " + OneLine.of(why, LINE))
                                .orElse("") + ".";
    }
}
