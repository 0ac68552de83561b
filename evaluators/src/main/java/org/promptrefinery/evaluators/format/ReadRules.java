package org.promptrefinery.evaluators.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.promptrefinery.evaluators.Trial;
import org.promptrefinery.evaluators.Verdict;
import org.promptrefinery.evaluators.kind.Options;

/** Rules whose options are more than a number, a text or a flag; each method reads an option that is there. */
final class ReadRules {

    /** Which letters are wanted. */
    enum Case {
        LOWER,
        UPPER
    }

    private ReadRules() {}

    static Stream<Rule> sections(Options options) {
        Bounds bounds = Bounds.of(options, "sections", "marker").orElseThrow();
        Optional<String> marker = options.values().get("sections") instanceof Number
                ? Optional.empty()
                : options.map("sections", "a map such as {min: 2, marker: Section}")
                        .text("marker");
        return Stream.of(marker.map(word ->
                        Rule.counting("sections '" + word + "'", bounds, text -> Structure.sections(text, word)))
                .orElseGet(() -> Rule.counting("headings", bounds, Structure::headings)));
    }

    static Stream<Rule> keywords(Options options) {
        return perName(
                options, "keywords", "a map of words and their numbers, such as {sea: {min: 2}}", (word, bounds) -> {
                    if (word.isBlank()) {
                        throw options.wrong("keywords", "a map of words that are not blank");
                    }
                    return Rule.counting("times '" + word + "'", bounds, text -> Phrases.count(text, word.strip()));
                });
    }

    static Stream<Rule> letters(Options options) {
        return perName(
                options, "letters", "a map of letters and their numbers, such as {e: {min: 10}}", (letter, bounds) -> {
                    if (letter.codePointCount(0, letter.length()) != 1) {
                        throw options.wrong("letters", "a map of single letters");
                    }
                    return Rule.counting(
                            "letters '" + letter + "'", bounds, text -> Letters.count(text, letter.codePointAt(0)));
                });
    }

    private static Stream<Rule> perName(
            Options options, String name, String accepted, BiFunction<String, Bounds, Rule> rule) {
        Options map = options.map(name, accepted);
        List<Rule> rules = new ArrayList<>();
        for (Object key : map.values().keySet()) {
            String word = String.valueOf(key);
            rules.add(rule.apply(word, Bounds.of(map, word).orElseThrow(() -> map.missing(word, "1"))));
        }
        return rules.stream();
    }

    static Stream<Rule> letterCase(Options options) {
        boolean lower = options.choice("case", Case.class, Case.LOWER) == Case.LOWER;
        return Stream.of(
                lower
                        ? Rule.holding("case lower", "is not all in small letters", Letters::allLower)
                        : Rule.holding("case upper", "is not all in capitals", Letters::allUpper));
    }

    static Stream<Rule> repeats(Options options) {
        String input = options.requiredText("repeats", "question");
        return Stream.of(new Rule("repeats " + input, trial -> repeated(trial, input)));
    }

    private static Verdict repeated(Trial trial, String input) {
        String text = trial.subject().inputs().get(input);
        if (text == null) {
            return new Verdict.Unscored("the case has no input '" + input + "' that could be repeated");
        }
        return Phrases.repeats(trial.answer(), text)
                ? Verdict.pass("repeats the input '" + input + "' first")
                : Verdict.fail("does not repeat the input '" + input + "' first and then answer");
    }

    static Stream<Rule> firstWord(Options options) {
        Options map = options.map("first_word", "a map such as {paragraph: 2, is: The}");
        map.requireOnly(List.of("paragraph", "is"));
        int number = map.integer("paragraph", 1, 1, Bounds.ANY);
        String word = map.requiredText("is", "The").strip();
        String place = "paragraph " + number;
        return Stream.of(Rule.holding(
                place + " starts with '" + word + "'",
                place + " does not start with the word '" + word + "'",
                text -> firstWordIs(Structure.paragraphs(text), number, word)));
    }

    private static boolean firstWordIs(List<String> paragraphs, int number, String word) {
        return paragraphs.size() >= number
                && Segments.words(paragraphs.get(number - 1), 1).stream().anyMatch(word::equalsIgnoreCase);
    }
}
