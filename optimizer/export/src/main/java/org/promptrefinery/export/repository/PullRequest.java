package org.promptrefinery.export.repository;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.promptrefinery.export.gate.Bundle;
import org.promptrefinery.export.gate.Lock;
import org.promptrefinery.study.history.Outcome;
import org.promptrefinery.study.report.OneLine;

/** A text for whoever reviews the prompt, in Markdown. Names that come from data are no markup in it. */
public final class PullRequest {

    private static final int LONGEST = 200;

    private PullRequest() {}

    /**
     * The text.
     *
     * @param committed what was exported
     */
    public static String of(Bundle bundle, Committed committed) {
        Lock lock = bundle.lock();
        Lock.Origin run = Objects.requireNonNull(lock.run());
        List<String> lines = new ArrayList<>();
        lines.add("# " + CommitMessage.subject(lock.name(), run));
        lines.add("");
        lines.add(CommitMessage.claim(bundle.proven(), run).replaceAll("[<>&`|]", " "));
        lines.add("");
        lines.add("| | before | after | difference |");
        lines.add("|---|---|---|---|");
        lines.add("| " + run.cases() + " test cases | " + Points.of(run.before()) + " | " + Points.of(run.after())
                + " | " + Points.of(run.after() - run.before()) + " " + Points.interval(run.low(), run.high()) + " |");
        bundle.proven().tags().forEach(tag -> lines.add(row(tag)));
        lines.add("");
        lines.add("Points of 100; intervals are of 95 %; " + Points.chance(run) + ", " + run.test() + ".");
        lines.add("");
        lines.add("- Model: " + code(lock.job().at("/model/task").asText()));
        lines.add("- Judged by: " + code(lock.versions().evaluators()));
        lines.add("- Run: " + code(run.name()));
        lines.add("- Files: "
                + String.join(
                        ", ", committed.paths().stream().map(PullRequest::code).toList()));
        addWarnings(lines, bundle.outcome().warnings());
        lines.add("");
        lines.add("The gate guards it: `refinery check "
                + parent(committed.paths().getFirst()) + "` asks "
                + lock.cases().number() + " locked cases and fails when the prompt gets worse.");
        return String.join("\n", lines) + "\n";
    }

    private static String row(Outcome.Tag tag) {
        return "| " + code(tag.name()) + ", " + tag.cases() + " | " + Points.of(tag.before()) + " | "
                + Points.of(tag.after()) + " | " + Points.of(tag.after() - tag.before()) + " "
                + Points.interval(tag.low(), tag.high()) + (tag.regressed() ? " **worse**" : "") + " |";
    }

    private static void addWarnings(List<String> lines, List<String> warnings) {
        if (!warnings.isEmpty()) {
            lines.add("");
            lines.add("Before you merge:");
            lines.add("");
            warnings.forEach(warning -> lines.add("- " + code(warning)));
        }
    }

    /** In a code span nothing is markup but its end, and a bar in a table. */
    private static String code(String text) {
        return "`" + OneLine.of(text, LONGEST).replace('`', '\'').replace('|', '/') + "`";
    }

    private static String parent(String path) {
        return path.substring(0, path.lastIndexOf('/'));
    }
}
