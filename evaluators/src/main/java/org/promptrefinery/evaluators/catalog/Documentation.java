package org.promptrefinery.evaluators.catalog;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Nearest;
import org.promptrefinery.evaluators.kind.Common;
import org.promptrefinery.evaluators.kind.Kind;
import org.promptrefinery.evaluators.kind.Option;

/** What the kinds of evaluators say of themselves, as texts. */
public final class Documentation {

    private static final String INTRODUCTION = """
            # Evaluators

            A job lists its evaluators under `evaluators`. Each is a name, or a name with options. The score of an answer is
            the weighted mean of its evaluators; a gate must be passed by every answer whatever its score. Where an evaluator
            cannot tell, the answer is *unscored*: it counts neither as right nor as wrong.

            This page is made by `scripts/refinery evaluators --markdown`; do not edit it by hand.
            """;

    private Documentation() {}

    /** All kinds, a line each: the name and what gets a full score. */
    public static String list() {
        int width = Catalog.kinds().stream()
                .mapToInt(kind -> kind.name().length())
                .max()
                .orElse(0);
        StringBuilder text = new StringBuilder();
        for (Kind kind : Catalog.kinds()) {
            text.append(kind.name().concat(" ".repeat(width - kind.name().length())))
                    .append("  ")
                    .append(kind.purpose())
                    .append('\n');
        }
        return text.toString();
    }

    /**
     * One kind: its purpose, an example, its own options and those that all have.
     *
     * @throws BadInput when there is no such kind, with a suggestion
     */
    public static String of(String name) {
        Kind kind = find(name);
        StringBuilder text = new StringBuilder();
        text.append(kind.name()).append(": ").append(kind.purpose()).append('\n');
        if (kind.gate()) {
            text.append("It is a gate, unless 'gate: false' is said.\n");
        }
        text.append("\nExample\n  evaluators:\n    - ").append(kind.example()).append('\n');
        append(text, "Options", kind.options());
        append(text, "Options of every evaluator", Common.OPTIONS);
        return text.toString();
    }

    /** The whole documentation as one Markdown page: the options that all have, then each family. */
    public static String markdown() {
        StringBuilder page = new StringBuilder(INTRODUCTION);
        page.append("\n## Options of every evaluator\n\n").append(table(Common.OPTIONS));
        families().forEach((family, kinds) -> {
            page.append("\n## ").append(family).append('\n');
            kinds.forEach(kind -> page.append(section(kind)));
        });
        return page.toString();
    }

    private static Kind find(String name) {
        List<String> names = Catalog.kinds().stream().map(Kind::name).toList();
        return Catalog.kinds().stream()
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new BadInput("unknown evaluator '" + name + "'." + Nearest.maybe(name, names)
                        + " Known are " + String.join(", ", names)));
    }

    private static void append(StringBuilder text, String title, List<Option> options) {
        if (options.isEmpty()) {
            return;
        }
        text.append('\n').append(title).append('\n');
        for (Option option : options) {
            text.append("  ")
                    .append(option.name())
                    .append(": ")
                    .append(option.accepts())
                    .append("\n");
            text.append("      ")
                    .append(option.meaning())
                    .append(" Default: ")
                    .append(option.otherwise())
                    .append(".\n");
        }
    }

    private static Map<String, List<Kind>> families() {
        return Catalog.builtIn().stream()
                .collect(Collectors.groupingBy(Kind::family, TreeMap::new, Collectors.toList()));
    }

    private static String section(Kind kind) {
        StringBuilder section = new StringBuilder();
        section.append("\n### ").append(kind.name()).append("\n\n").append(kind.purpose());
        section.append(kind.gate() ? " A gate unless `gate: false` is said.\n" : "\n");
        section.append("\n```yaml\nevaluators:\n  - ").append(kind.example()).append("\n```\n");
        if (!kind.options().isEmpty()) {
            section.append('\n').append(table(kind.options()));
        }
        return section.toString();
    }

    private static String table(List<Option> options) {
        StringBuilder table = new StringBuilder("| Option | Accepts | Default | Meaning |\n|---|---|---|---|\n");
        for (Option option : options) {
            table.append("| `").append(option.name()).append("` | ");
            table.append(cell(option.accepts())).append(" | ");
            table.append(cell(option.otherwise())).append(" | ");
            table.append(cell(option.meaning())).append(" |\n");
        }
        return table.toString();
    }

    /** Text from the code stands in the page as it is: a pipe would end the cell, and a tag would vanish. */
    private static String cell(String text) {
        return text.replace("\\", "\\\\")
                .replace("|", "\\|")
                .replace("<", "&lt;")
                .replace("*", "\\*");
    }
}
