package org.promptrefinery.search.patterns;

import java.util.List;
import org.promptrefinery.search.Role;

/**
 * A rule that a prompt could contain, apart from its wording.
 *
 * @param kind what it demands
 * @param arguments what the kind's wordings leave open; plain words, never a template
 */
public record Rule(Kind kind, List<String> arguments) {

    public Rule {
        arguments = List.copyOf(arguments);
    }

    public static Rule of(Kind kind, String... arguments) {
        return new Rule(kind, List.of(arguments));
    }

    /** The rule in each of its wordings. */
    public List<String> wordings() {
        return kind.wordings().stream().map(this::fill).toList();
    }

    /** Whether a prompt needs only one of the two: both speak of the same word, or of the same side of the format. */
    public boolean rivals(Rule other) {
        if (isBrevity() && other.isBrevity()) {
            return true;
        }
        return kind == other.kind
                && (kind.role() == Role.FORMAT || arguments.getFirst().equals(other.arguments.getFirst()));
    }

    private boolean isBrevity() {
        return kind == Kind.BARE || kind == Kind.ONE_WORD;
    }

    private String fill(String wording) {
        StringBuilder text = new StringBuilder();
        for (String part : wording.split("(?=\\{\\d})|(?<=\\{\\d})", -1)) {
            text.append(part.matches("\\{\\d}") ? arguments.get(part.charAt(1) - '0') : part);
        }
        return text.toString();
    }
}
