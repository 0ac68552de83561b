package org.promptrefinery.evaluators.text;

import java.util.List;
import org.promptrefinery.evaluators.kind.Kind;
import org.promptrefinery.evaluators.kind.Options;

/** The kinds of this package. */
public final class TextKinds {

    private static final String FAMILY = "Text against a reference";
    private static final String FLAG = "true or false";
    private static final String TEXTS = "a text or a list of texts";

    private TextKinds() {}

    public static List<Kind> all() {
        return List.of(
                exact(),
                contains(),
                edge(Occurrence.STARTS_WITH, "starts-with: {text: \"Dear \"}"),
                edge(Occurrence.ENDS_WITH, "ends-with: {text: [\".\", \"!\"]}"),
                regex(),
                NumberKinds.numeric(),
                ChosenKinds.label(),
                ChosenKinds.choice());
    }

    private static Kind exact() {
        return Kind.of(
                        "exact",
                        FAMILY,
                        "The answer equals one of the references, up to the named normalisations.",
                        "exact: {normalize: [trim, case]}",
                        options ->
                                new ExactMatch(options.choices("normalize", Normalisation.class, ExactMatch.DEFAULT)))
                .option(
                        "normalize",
                        "a list of trim, whitespace, case, punctuation, all-punctuation, unicode, articles, numbers",
                        "[trim, whitespace]",
                        "What may differ without counting: [case, all-punctuation, articles, whitespace] is SQuAD's way.");
    }

    private static Kind contains() {
        return Kind.of(
                        "contains",
                        FAMILY,
                        "The answer contains all of some texts, one of others, or one of the references.",
                        "contains: {any: [Verona, Mantua], ignore_case: true}",
                        options -> new Presence(
                                Occurrence.CONTAINS,
                                new Presence.Wanted(texts(options, "any"), texts(options, "all")),
                                options.flag("ignore_case", false)))
                .option("any", TEXTS, "the references, unless 'all' is given", "One of these is enough.")
                .option("all", TEXTS, "none", "None of these may be missing.")
                .option("ignore_case", FLAG, "false", "Whether capital and small letters are the same.");
    }

    private static Kind edge(Occurrence occurrence, String example) {
        return Kind.of(
                        occurrence.word(),
                        FAMILY,
                        "The answer " + occurrence.yes()
                                + " one of the texts, or one of the references; white space around does not count.",
                        example,
                        options -> new Presence(
                                occurrence,
                                new Presence.Wanted(texts(options, "text"), List.of()),
                                options.flag("ignore_case", false)))
                .option("text", TEXTS, "the references", "One of these is enough.")
                .option("ignore_case", FLAG, "false", "Whether capital and small letters are the same.");
    }

    private static Kind regex() {
        return Kind.of(
                        "regex",
                        FAMILY,
                        "The answer matches a pattern, or what a group of it catches is one of the references.",
                        "regex: {pattern: \"[A-Z][a-z]+\", full: true}",
                        RegexOptions::made)
                .option("pattern", "a pattern of RE2", "required", "What is looked for; it may start with (?i).")
                .option("group", "a number or a name", "none", "The group whose text must be a reference.")
                .option("full", FLAG, "false", "Whether the whole answer must match, not some part of it.");
    }

    private static List<String> texts(Options options, String option) {
        return options.has(option) ? options.words(option) : List.of();
    }
}
