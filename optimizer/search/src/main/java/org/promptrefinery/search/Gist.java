package org.promptrefinery.search;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a chain of prompts tells a model, whatever its letter case, white space, quotation marks, list bullets, emphasis
 * and punctuation at the end of words. The order of sections, brackets, braces and variables make a difference; roles
 * and whether a section is frozen do not, since no model sees them.
 */
public final class Gist {

    private static final String IN_WORD = "[\\p{L}\\p{M}\\p{N}]";
    private static final Pattern LIST_MARK =
            Pattern.compile("^\\s*(?:[-*+•>]+\\s+|#+\\s+|\\d{1,2}[.)]\\s+)+", Pattern.MULTILINE);
    private static final Pattern EMPHASIS_OR_QUOTE = Pattern.compile("(?<!" + IN_WORD + ")[*_`\"'“”„‘’«»]+(?=" + IN_WORD
            + ")|(?<=" + IN_WORD + "[.,;:!?…]?)[*_`\"'“”„‘’«»]+(?!" + IN_WORD + ")");
    private static final Pattern PUNCTUATION =
            Pattern.compile("(?<=[\\p{L}\\p{M}\\p{N}\\])}>%])[.,;:!?…]+(?=\\s|$)|(?<=\\s)[-–—]+(?=\\s)");

    private Gist() {}

    /** The same for all chains that tell a model the same. */
    public static String of(Chain chain) {
        return chain.steps().stream().map(step -> of(step.prompt())).collect(Collectors.joining("\n\n\n"));
    }

    /** Names of variables are added as they stand, since letter case and underscores matter in them. */
    private static String of(Prompt prompt) {
        String system = prompt.sections().stream()
                .map(section -> of(section.text()))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("\n"));
        return system + "\n\n" + of(prompt.user()) + "\n\n" + prompt.variables();
    }

    private static String of(String text) {
        String unmarked = LIST_MARK.matcher(text).replaceAll("");
        String unquoted = EMPHASIS_OR_QUOTE.matcher(unmarked).replaceAll("");
        return org.promptrefinery.evaluators.Gist.of(
                PUNCTUATION.matcher(unquoted).replaceAll(""));
    }
}
