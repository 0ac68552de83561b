package org.promptrefinery.export.gate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.study.report.OneLine;

/**
 * What a gate says, as workflow commands of GitHub Actions that put a remark beside a line of a file: an error for why
 * the prompt does not hold, and one for each case that is worse, or a warning where it holds all the same. GitHub shows
 * no more than ten of a kind for a step. The escapes are those of the toolkit of GitHub Actions
 * ({@code packages/core/src/command.ts}).
 */
public final class Annotations {

    private static final int MOST = 10;
    private static final int LONGEST = 300;

    private Annotations() {}

    /**
     * The commands, one a line.
     *
     * @param root folder that GitHub's paths start from
     */
    public static List<String> of(GateVerdict verdict, Path root) {
        Guarded guarded = verdict.guarded();
        List<String> lines = new ArrayList<>();
        String title = "prompt " + guarded.lock().name();
        verdict.failures()
                .forEach(failure -> lines.add(
                        command("error", path(guarded.promptFile(), root), OptionalInt.of(1), title, failure)));
        String cases = path(guarded.casesFile(), root);
        for (GateVerdict.Worse one : verdict.worse()) {
            if (lines.size() < MOST) {
                String level = verdict.holds() ? "warning" : "error";
                lines.add(command(level, cases, one.then().line(), title, told(one)));
            }
        }
        return lines;
    }

    private static String told(GateVerdict.Worse one) {
        CaseResult now = one.now();
        return now.subject().id() + "  " + GateText.change(one)
                + "\nexpected: " + OneLine.of(now.subject().expected(), LONGEST)
                + "\ngot: " + OneLine.of(now.answer(), LONGEST)
                + "\nreason: " + OneLine.of(GateText.reason(now), LONGEST);
    }

    static String command(String level, String file, OptionalInt line, String title, String message) {
        return "::" + level + " file=" + property(file)
                + (line.isPresent() ? ",line=" + line.getAsInt() : "")
                + ",title=" + property(title) + "::" + data(message);
    }

    private static String path(Path file, Path root) {
        Path absolute = file.toAbsolutePath().normalize();
        Path from = root.toAbsolutePath().normalize();
        Path shown = absolute.startsWith(from) ? from.relativize(absolute) : absolute;
        return shown.toString().replace('\\', '/');
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
