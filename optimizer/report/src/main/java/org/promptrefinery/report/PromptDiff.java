package org.promptrefinery.report;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.promptrefinery.report.WordDiff.Kind;
import org.promptrefinery.report.WordDiff.Piece;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.Prompt;

/** Shows prompts, and what became of them. */
final class PromptDiff {

    private static final int LONGEST = 60_000;
    private static final int LONGEST_BRIEF = 8_000;
    private static final int CONTEXT = 2;

    private final Html html;

    PromptDiff(Html html) {
        this.html = html;
    }

    /**
     * What changed from one chain to another.
     *
     * @param brief leaves out most of what did not change
     */
    void write(Chain before, Chain after, boolean brief) {
        for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
            Optional<Chain.Step> old = step(before, i);
            Optional<Chain.Step> now = step(after, i);
            boolean changed = !old.map(Chain.Step::prompt).equals(now.map(Chain.Step::prompt));
            if (changed || !brief) {
                name(now.or(() -> old).orElseThrow(), Math.max(before.size(), after.size()));
                block("system message", text(old, Prompt::system), text(now, Prompt::system), brief);
                block("user message", text(old, Prompt::user), text(now, Prompt::user), brief);
            }
        }
    }

    /** The chain as it stands. */
    void write(Chain chain) {
        for (Chain.Step step : chain.steps()) {
            name(step, chain.size());
            plain("system message", step.prompt().system());
            plain("user message", step.prompt().user());
        }
    }

    private void name(Chain.Step step, int steps) {
        if (steps > 1) {
            html.in("p.step-name", () -> html.text("prompt ").brief(step.name()));
        }
    }

    private void plain(String role, String text) {
        if (!text.isEmpty()) {
            html.leaf("p.role", role);
            html.in(
                    "div.prompt",
                    () -> html.foreign(cut(text, LONGEST)),
                    "tabindex",
                    "0",
                    "role",
                    "group",
                    "aria-label",
                    role);
        }
    }

    private void block(String role, String before, String after, boolean brief) {
        boolean same = before.equals(after);
        if ((before.isEmpty() && after.isEmpty()) || (same && brief)) {
            return;
        }
        if (!brief || role.startsWith("user")) {
            html.leaf("p.role", role);
        }
        int longest = brief ? LONGEST_BRIEF : LONGEST;
        html.in(
                "div.prompt.diff",
                () -> {
                    List<Piece> pieces = WordDiff.of(lines(before, longest), lines(after, longest));
                    for (int i = 0; i < pieces.size(); i++) {
                        Piece piece = pieces.get(i);
                        if (brief && piece.kind() == Kind.SAME) {
                            unchanged(piece.text(), i > 0, i < pieces.size() - 1);
                        } else {
                            piece(piece);
                        }
                    }
                },
                "tabindex",
                "0",
                "role",
                "group",
                "aria-label",
                brief ? "changes of the " + role : role);
    }

    private void piece(Piece piece) {
        switch (piece.kind()) {
            case SAME -> html.foreign(piece.text());
            case REMOVED -> html.in("del", () -> html.foreign(piece.text()));
            case ADDED -> html.in("ins", () -> html.foreign(piece.text()));
        }
    }

    private void unchanged(String text, boolean after, boolean before) {
        List<String> lines = List.of(text.split("(?<=\\n)"));
        int head = after ? CONTEXT : 0;
        int tail = before ? CONTEXT : 0;
        int left = lines.size() - head - tail;
        if (left < 3) {
            html.foreign(text);
            return;
        }
        html.foreign(lines.stream().limit(head).collect(Collectors.joining()));
        html.leaf("span.left-out", Figures.count(left, "unchanged line"));
        html.foreign(lines.stream().skip(lines.size() - (long) tail).collect(Collectors.joining()));
    }

    private static Optional<Chain.Step> step(Chain chain, int index) {
        return index < chain.size() ? Optional.of(chain.steps().get(index)) : Optional.empty();
    }

    private static String text(Optional<Chain.Step> step, Function<Prompt, String> part) {
        return step.map(Chain.Step::prompt).map(part).orElse("");
    }

    /** Ends the last line, so that it can be matched with one in the middle. */
    private static String lines(String text, int longest) {
        return text.isEmpty() ? text : cut(text, longest) + "\n";
    }

    private static String cut(String text, int longest) {
        Clip clip = Clip.of(text, longest);
        return clip.whole() ? text : clip.text() + "\n(" + Figures.count(clip.left()) + " more characters)";
    }
}
