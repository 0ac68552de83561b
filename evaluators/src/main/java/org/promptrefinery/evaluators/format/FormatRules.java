package org.promptrefinery.evaluators.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Trial;
import org.promptrefinery.evaluators.Verdict;
import org.promptrefinery.evaluators.kind.Kind;
import org.promptrefinery.evaluators.kind.Option;
import org.promptrefinery.evaluators.kind.Options;

/** The options of {@code format}, each with the rules it stands for. */
final class FormatRules {

    private static final String COUNT = "a number, or {min: 2, max: 5}";
    private static final String TEXT = "a text";

    /** Which letters are wanted. */
    enum Case {
        LOWER,
        UPPER
    }

    private record Entry(Option option, Function<Options, Stream<Rule>> read) {}

    private static final List<Entry> ENTRIES = List.of(
            counting("paragraphs", "Paragraphs, between blank lines.", text -> Structure.paragraphs(text)
                    .size()),
            counting("bullets", "Lines with a bullet point.", Structure::bullets),
            entry(
                    "sections",
                    "as above, also with {marker: Section}",
                    "Markdown headings, or lines such as \"Section 1\" with a marker.",
                    FormatRules::sections),
            counting("placeholders", "Names in square brackets, such as [address].", Structure::placeholders),
            counting("highlights", "Texts in *asterisks*.", Structure::highlights),
            counting("capital_words", "Words in capitals, of two letters or more.", Letters::capitalWords),
            entry("keywords", "{sea: {min: 2}, ship: 1}", "How often words occur.", FormatRules::keywords),
            entry("letters", "{e: {min: 10}}", "How often letters occur.", FormatRules::letters),
            entry("case", "lower or upper", "All letters are small, or capitals.", FormatRules::letterCase),
            flag("no_comma", "No comma of any script.", "has a comma", Letters::noComma),
            flag("title", "A title in << >>.", "has no title in << >>", Phrases::titled),
            text("starts_with", "The first words.", "does not start with", Phrases::startsWith),
            text("ends_with", "The last words.", "does not end with", Phrases::endsWith),
            flag("quoted", "All stands in quotation marks.", "is not in quotation marks as a whole", Phrases::quoted),
            text("postscript", "What a last remark begins with, such as P.S.", "has no", Phrases::postscript),
            entry("repeats", "the name of an input", "The input comes first, word by word.", FormatRules::repeats),
            entry("first_word", "{paragraph: 2, is: The}", "The first word of a paragraph.", FormatRules::firstWord),
            flag(
                    "two_responses",
                    "Two different responses, with ****** between them.",
                    "is not two different responses with ****** between them",
                    text -> Structure.responses(text).stream().distinct().count() == 2
                            && Structure.responses(text).size() == 2),
            flag("json", "The whole is a JSON object or array.", "is not JSON as a whole", Json::is));

    private FormatRules() {}

    /** The rules that options ask for; at least one. */
    static List<Rule> of(Options options) {
        List<Rule> rules =
                ENTRIES.stream().flatMap(entry -> entry.read().apply(options)).toList();
        if (rules.isEmpty()) {
            throw new BadInput(options.where() + ": no rule is given, such as paragraphs: 3. Known are "
                    + String.join(
                            ", ",
                            ENTRIES.stream().map(entry -> entry.option().name()).toList()));
        }
        return rules;
    }

    /** A kind with the options of all rules. */
    static Kind describe(Kind kind) {
        Kind described = kind;
        for (Entry entry : ENTRIES) {
            Option option = entry.option();
            described = described.option(option.name(), option.accepts(), option.otherwise(), option.meaning());
        }
        return described;
    }

    private static Entry entry(String name, String accepts, String meaning, Function<Options, Stream<Rule>> read) {
        return new Entry(
                new Option(name, accepts, "no rule", meaning),
                options -> options.has(name) ? read.apply(options) : Stream.empty());
    }

    private static Entry counting(String name, String meaning, ToIntFunction<String> count) {
        return entry(name, COUNT, meaning, options -> Bounds.of(options, name).stream()
                .map(bounds -> Rule.counting(name.replace('_', ' '), bounds, count)));
    }

    private static Entry flag(String name, String meaning, String otherwise, Function<String, Boolean> holds) {
        return entry(
                name,
                "true",
                meaning,
                options ->
                        options.flag(name, false) ? Stream.of(Rule.holding(name, otherwise, holds)) : Stream.empty());
    }

    /** Holds of an answer and the text in the option. */
    private interface Comparison {
        boolean holds(String answer, String phrase);
    }

    private static Entry text(String name, String meaning, String otherwise, Comparison comparison) {
        return entry(name, TEXT, meaning, options -> {
            String phrase = options.requiredText(name, "...").strip();
            if (phrase.isEmpty()) {
                throw options.wrong(name, TEXT);
            }
            String shown = "'" + phrase + "'";
            return Stream.of(Rule.holding(
                    name + " " + shown, otherwise + " " + shown, answer -> comparison.holds(answer, phrase)));
        });
    }

    private static Stream<Rule> sections(Options options) {
        Bounds bounds = Bounds.of(options, "sections", "marker").orElseThrow();
        Optional<String> marker = options.values().get("sections") instanceof Number
                ? Optional.empty()
                : options.map("sections", COUNT).text("marker");
        return Stream.of(marker.map(word ->
                        Rule.counting("sections '" + word + "'", bounds, text -> Structure.sections(text, word)))
                .orElseGet(() -> Rule.counting("headings", bounds, Structure::headings)));
    }

    private static Stream<Rule> keywords(Options options) {
        return perName(
                options, "keywords", "a map of words and their numbers, such as {sea: {min: 2}}", (word, bounds) -> {
                    if (word.isBlank()) {
                        throw options.wrong("keywords", "a map of words that are not blank");
                    }
                    return Rule.counting("times '" + word + "'", bounds, text -> Phrases.count(text, word.strip()));
                });
    }

    private static Stream<Rule> letters(Options options) {
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
            Options options, String name, String accepted, java.util.function.BiFunction<String, Bounds, Rule> rule) {
        Options map = options.map(name, accepted);
        List<Rule> rules = new ArrayList<>();
        for (Object key : map.values().keySet()) {
            String word = String.valueOf(key);
            rules.add(rule.apply(word, Bounds.of(map, word).orElseThrow(() -> map.missing(word, "1"))));
        }
        return rules.stream();
    }

    private static Stream<Rule> letterCase(Options options) {
        boolean lower = options.choice("case", Case.class, Case.LOWER) == Case.LOWER;
        return Stream.of(
                lower
                        ? Rule.holding("case lower", "is not all in small letters", Letters::allLower)
                        : Rule.holding("case upper", "is not all in capitals", Letters::allUpper));
    }

    private static Stream<Rule> repeats(Options options) {
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

    private static Stream<Rule> firstWord(Options options) {
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
