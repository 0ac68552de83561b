package org.promptrefinery.evaluators.measures;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.promptrefinery.evaluators.Evaluator;
import org.promptrefinery.evaluators.kind.Kind;
import org.promptrefinery.evaluators.kind.Options;

/** The kinds of this package. */
public final class MeasureKinds {

    private static final String FAMILY = "Similarity to a reference";
    private static final int HIGHEST_ORDER = 10;

    private MeasureKinds() {}

    public static List<Kind> all() {
        return List.of(tokenF1(), levenshtein(), jaroWinkler(), bleu(), chrf(), rouge());
    }

    /** How words are compared. */
    private enum Normalize {
        SQUAD,
        NONE
    }

    private static Kind tokenF1() {
        return Kind.of(
                        "token-f1",
                        FAMILY,
                        "The answer has the words of a reference, in any order; the score is the F1 of SQuAD.",
                        "token-f1: {normalize: squad}",
                        MeasureKinds::tokenF1)
                .option(
                        "normalize",
                        "squad or none",
                        "squad",
                        "Whether letter case, punctuation and English articles are ignored; none compares what stands"
                                + " between white space.");
    }

    private static Evaluator tokenF1(Options options) {
        Normalize normalize = options.choice("normalize", Normalize.class, Normalize.SQUAD);
        TokenF1 measure = new TokenF1(normalize == Normalize.SQUAD ? Words::squad : Words::spaced);
        return new Similarity("token-f1(" + normalize.name().toLowerCase(Locale.ROOT) + ")", Measure.best(measure));
    }

    private static Kind levenshtein() {
        return anyCase(Kind.of(
                "levenshtein",
                FAMILY,
                "The answer is written like a reference; the score is 1 minus the share of characters to change.",
                "levenshtein: {ignore_case: true}",
                options -> similarity("levenshtein", "", options, Measure.best(new Levenshtein()))));
    }

    private static Kind jaroWinkler() {
        return anyCase(Kind.of(
                "jaro-winkler",
                FAMILY,
                "The answer is written like a reference, above all at its start; for names and other short texts.",
                "jaro-winkler: {ignore_case: true}",
                options -> similarity("jaro-winkler", "", options, Measure.best(new JaroWinkler()))));
    }

    private static Kind bleu() {
        return anyCase(Kind.of(
                        "bleu",
                        FAMILY,
                        "The answer has the runs of words of its references; the score is sacrebleu's sentence BLEU.",
                        "bleu: {order: 4}",
                        options -> bleu(options.integer("order", 4, 1, HIGHEST_ORDER), options))
                .option("order", "a whole number from 1 to 10", "4", "Length of the longest runs of words."));
    }

    private static Evaluator bleu(int order, Options options) {
        return similarity("bleu", "order " + order, options, new Bleu(order));
    }

    private static Kind chrf() {
        return anyCase(Kind.of(
                        "chrf",
                        FAMILY,
                        "The answer has the runs of characters of a reference; the score is chrF2, or chrF++ with"
                                + " word_order 2.",
                        "chrf: {word_order: 2}",
                        MeasureKinds::chrf)
                .option("char_order", "a whole number from 1 to 10", "6", "Length of the longest runs of characters.")
                .option("word_order", "a whole number from 0 to 10", "0", "Length of the longest runs of words.")
                .option("beta", "a number from 0 to 10", "2", "How many times more recall counts than precision."));
    }

    private static Evaluator chrf(Options options) {
        ChrF measure = new ChrF(
                options.integer("char_order", 6, 1, HIGHEST_ORDER),
                options.integer("word_order", 0, 0, HIGHEST_ORDER),
                options.number("beta", 2, 0, 10));
        String detail = "characters " + measure.charOrder() + ",words " + measure.wordOrder() + ",beta "
                + BigDecimal.valueOf(measure.beta()).stripTrailingZeros().toPlainString();
        return similarity("chrf", detail, options, Measure.best(measure));
    }

    private static Kind rouge() {
        return Kind.of(
                        "rouge",
                        FAMILY,
                        "The answer has the runs of words of a reference, in any letter case; for summaries.",
                        "rouge: {n: l}",
                        MeasureKinds::rouge)
                .option(
                        "n",
                        "a whole number from 1 to 10, or l",
                        "1",
                        "Length of the runs of words; l for the longest common subsequence.")
                .option("measure", "precision, recall or f1", "f1", "What the score is.")
                .option("stemmer", "porter or none", "none", "Whether English words are reduced to their stem.");
    }

    /** How words are reduced. */
    private enum Stemmer {
        PORTER,
        NONE
    }

    private static Evaluator rouge(Options options) {
        boolean subsequence = options.text("n").filter("l"::equalsIgnoreCase).isPresent();
        int n = subsequence ? Rouge.LONGEST_COMMON_SUBSEQUENCE : order(options);
        Rouge.Part part = options.choice("measure", Rouge.Part.class, Rouge.Part.F1);
        boolean stem = options.choice("stemmer", Stemmer.class, Stemmer.NONE) == Stemmer.PORTER;
        String name = "rouge-" + (subsequence ? "l" : n) + "(" + part.name().toLowerCase(Locale.ROOT)
                + (stem ? ",porter" : "") + ")";
        return new Similarity(name, new Rouge(n, part, stem));
    }

    private static int order(Options options) {
        if (options.has("n") && !(options.values().get("n") instanceof Integer)) {
            throw options.wrong("n", "a whole number from 1 to 10, or l");
        }
        return options.integer("n", 1, 1, HIGHEST_ORDER);
    }

    private static Kind anyCase(Kind kind) {
        return kind.option("ignore_case", "true or false", "false", "Whether capital and small letters are the same.");
    }

    private static Evaluator similarity(String name, String detail, Options options, Measure measure) {
        boolean ignoreCase = options.flag("ignore_case", false);
        String details = detail + (ignoreCase ? (detail.isEmpty() ? "" : ",") + "ignore_case" : "");
        return new Similarity(
                details.isEmpty() ? name : name + "(" + details + ")",
                ignoreCase ? folded(measure, text -> text.toLowerCase(Locale.ROOT)) : measure);
    }

    private static Measure folded(Measure measure, UnaryOperator<String> fold) {
        return (answer, references) ->
                measure.of(fold.apply(answer), references.stream().map(fold).toList());
    }
}
