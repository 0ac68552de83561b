package org.promptrefinery.search.operators;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.promptrefinery.search.Role;
import org.promptrefinery.search.Section;
import org.promptrefinery.search.Template;
import org.promptrefinery.search.supply.NearestExamples.Layout;

/** A worked example: what was asked, and what is right. */
record Shown(String question, String answer) {

    private static final Pattern QUESTION = Pattern.compile("Question: (.*?)\nAnswer: (.*)", Pattern.DOTALL);
    private static final Pattern INPUT = Pattern.compile("Input: (.*?)\nOutput: (.*)", Pattern.DOTALL);
    private static final Pattern ARROW = Pattern.compile("([^\n]*?) -> ([^\n]*)");

    /** The section that shows it; empty where that would be read as a template or does not fit the layout. */
    Optional<Section> section(Layout layout) {
        return Optional.of(text(layout))
                .filter(text -> Template.variables(text).isEmpty())
                .filter(_ -> layout != Layout.ARROW || answer.strip().lines().count() == 1)
                .map(text -> new Section(Role.EXAMPLE, text));
    }

    private String text(Layout layout) {
        return switch (layout) {
            case QUESTION -> "Question: " + question + "\nAnswer: " + answer;
            case INPUT -> "Input: " + question + "\nOutput: " + answer;
            case ARROW -> question.strip().replaceAll("\\s*\\R\\s*", " ") + " -> " + answer.strip();
        };
    }

    /** The layout of a text that shows a worked example; empty where it has none of them. */
    static Optional<Layout> layoutOf(String text) {
        return Stream.of(Layout.values())
                .filter(layout -> pattern(layout).matcher(text).matches())
                .findFirst();
    }

    /** The worked example in a text; empty where it has none of the layouts. */
    static Optional<Shown> in(String text) {
        return layoutOf(text)
                .map(layout -> pattern(layout).matcher(text))
                .filter(Matcher::matches)
                .map(matcher -> new Shown(matcher.group(1), matcher.group(2)));
    }

    private static Pattern pattern(Layout layout) {
        return switch (layout) {
            case QUESTION -> QUESTION;
            case INPUT -> INPUT;
            case ARROW -> ARROW;
        };
    }
}
