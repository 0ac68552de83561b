package org.promptrefinery.evaluators.format;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.kind.Kind;
import org.promptrefinery.evaluators.kind.Option;
import org.promptrefinery.evaluators.kind.Options;

/** The options of {@code format}, each with the rules it stands for. */
final class FormatRules {

    private static final String COUNT = "a number, or {min: 2, max: 5}";
    private static final String TEXT = "a text";

    private record Entry(Option option, Function<Options, Stream<Rule>> read) {}

    private static final List<Entry> ENTRIES = List.of(
            counting("paragraphs", "Paragraphs, between blank lines.", text -> Structure.paragraphs(text)
                    .size()),
            counting("bullets", "Lines with a bullet point.", Structure::bullets),
            entry(
                    "sections",
                    "as above, also with {marker: Section}",
                    "Markdown headings, or lines such as \"Section 1\" with a marker.",
                    ReadRules::sections),
            counting("placeholders", "Names in square brackets, such as [address].", Structure::placeholders),
            counting("highlights", "Texts in *asterisks*.", Structure::highlights),
            counting("capital_words", "Words in capitals, of two letters or more.", Letters::capitalWords),
            entry("keywords", "{sea: {min: 2}, ship: 1}", "How often words occur.", ReadRules::keywords),
            entry("letters", "{e: {min: 10}}", "How often letters occur.", ReadRules::letters),
            entry("case", "lower or upper", "All letters are small, or capitals.", ReadRules::letterCase),
            flag("no_comma", "No comma of any script.", "has a comma", Letters::noComma),
            flag("title", "A title in << >>.", "has no title in << >>", Phrases::titled),
            text("starts_with", "The first words.", "does not start with", Phrases::startsWith),
            text("ends_with", "The last words.", "does not end with", Phrases::endsWith),
            flag("quoted", "All stands in quotation marks.", "is not in quotation marks as a whole", Phrases::quoted),
            text("postscript", "What a last remark begins with, such as P.S.", "has no", Phrases::postscript),
            entry("repeats", "the name of an input", "The input comes first, word by word.", ReadRules::repeats),
            entry("first_word", "{paragraph: 2, is: The}", "The first word of a paragraph.", ReadRules::firstWord),
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
}
