package org.promptrefinery.evaluators.format;

import java.util.List;
import org.promptrefinery.evaluators.kind.Kind;

/** The kinds of this package. */
public final class FormatKinds {

    private static final String FORMAT = "Format";
    private static final String DELIVERY = "Delivery";
    private static final String REQUIRED = "required";

    private FormatKinds() {}

    public static List<Kind> all() {
        return List.of(length(), format(), language(), refusal(), finish(), latency(), cost());
    }

    private static Kind length() {
        return Kind.of(
                        "length",
                        FORMAT,
                        "The answer is neither too short nor too long.",
                        "length: {unit: words, max: 50}",
                        Length::of)
                .option(
                        "unit",
                        "characters, graphemes, words, sentences, lines or tokens",
                        REQUIRED,
                        "What is counted; characters are code points, lines those that are not blank.")
                .option("min", "a whole number", "1", "Fewest; this or max is needed.")
                .option("max", "a whole number", "no limit", "Most; this or min is needed.")
                .option("encoding", "o200k_base, cl100k_base, ...", "o200k_base", "How tokens are counted.");
    }

    private static Kind format() {
        return FormatRules.describe(Kind.of(
                "format",
                FORMAT,
                "The answer follows all format rules; the score is the share that it follows.",
                "format: {paragraphs: 3, bullets: {min: 2}, no_comma: true}",
                options -> new Format(FormatRules.of(options))));
    }

    private static Kind language() {
        return Kind.of(
                        "language",
                        FORMAT,
                        "The answer is in a language; what is too short to tell has no score.",
                        "language: {is: en}",
                        LanguageMatch::of)
                .option("is", "an ISO 639 code, or a list of them", REQUIRED, "The language, or several that will do.");
    }

    private static Kind refusal() {
        return Kind.of(
                "refusal",
                FORMAT,
                "The answer is no refusal (in English); with 'negate: true' it must be one. Empty answers always fail.",
                "refusal",
                options -> new Refusal(options.flag("negate", false)));
    }

    private static Kind finish() {
        return Kind.of(
                        "finish",
                        DELIVERY,
                        "The model stopped by itself, or for another wanted reason.",
                        "finish: {is: stop}",
                        options -> new Finish(options.choices("is", Finish.Reason.class, List.of(Finish.Reason.STOP))))
                .option("is", "stop, length or other, or a list of them", "stop", "Why the model stopped.");
    }

    private static Kind latency() {
        return Kind.of("latency", DELIVERY, "The answer came soon enough.", "latency: {max: 1500ms}", Latency::of)
                .option("max", "seconds, or a time such as 1500ms or 1min", REQUIRED, "Longest time.");
    }

    private static Kind cost() {
        return Kind.of("cost", DELIVERY, "The answer was cheap enough.", "cost: {max: 0.002}", Cost::of)
                .option("max", "a number, at least 0", REQUIRED, "Highest cost, in the currency of the price table.");
    }
}
