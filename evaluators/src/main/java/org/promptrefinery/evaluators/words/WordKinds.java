package org.promptrefinery.evaluators.words;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.promptrefinery.evaluators.kind.Kind;
import org.promptrefinery.evaluators.kind.Options;

/** The kinds of this package. */
public final class WordKinds {

    private static final String FAMILY = "Words";
    private static final String EVERY = Level.words(EnumSet.allOf(Level.class)).replace(",", ", ");

    /** Where a word is looked for. */
    private enum Match {
        WORD,
        SUBSTRING
    }

    private WordKinds() {}

    public static List<Kind> all() {
        return List.of(forbidden(), required());
    }

    private static Kind forbidden() {
        Kind kind = Kind.of(
                        "forbidden",
                        FAMILY,
                        "None of the words occurs in the answer.",
                        "forbidden: {words: [Romeo, \"in my opinion\"], except: [Alfa Romeo], levels: all}",
                        options -> new ForbiddenWords(
                                visible(options, "words"),
                                options.has("except") ? visible(options, "except") : List.of(),
                                writing(options)))
                .option("words", "a list of words or phrases", "required", "What must not be said.")
                .option("except", "a list of phrases", "none", "Inside these a word may be said.");
        return howWritten(kind).asGate();
    }

    private static Kind required() {
        Kind kind = Kind.of(
                        "required",
                        FAMILY,
                        "The words occur in the answer; the score is the share of those that do.",
                        "required: {words: [Verona, Mantua], demand: any}",
                        options -> new RequiredWords(
                                visible(options, "words"),
                                options.choice("demand", RequiredWords.Demand.class, RequiredWords.Demand.ALL),
                                writing(options)))
                .option("words", "a list of words or phrases", "required", "What must be said.")
                .option("demand", "all or any", "all", "Whether one of the words is enough.");
        return howWritten(kind);
    }

    private static Kind howWritten(Kind kind) {
        return kind.option("match", "word or substring", "word", "Whether longer words that hold the word count.")
                .option(
                        "levels",
                        "all, or a list of " + EVERY,
                        "[" + Level.words(Level.USUAL).replace(",", ", ") + "]",
                        "What counts as the word; case always does.")
                .option("language", "english, german, french and others", "english", "For the level stems.");
    }

    private static Writing writing(Options options) {
        boolean wholeWords = options.choice("match", Match.class, Match.WORD) == Match.WORD;
        return new Writing(levels(options), wholeWords, options.choice("language", Language.class, Language.ENGLISH));
    }

    private static Set<Level> levels(Options options) {
        if ("all".equals(options.values().get("levels"))) {
            return EnumSet.allOf(Level.class);
        }
        Set<Level> levels = EnumSet.of(Level.CASE);
        levels.addAll(options.choices("levels", Level.class, List.copyOf(Level.USUAL)));
        return levels;
    }

    private static List<String> visible(Options options, String option) {
        List<String> words = options.words(option);
        if (words.stream().anyMatch(word -> WordFinder.empty(word, writing(options)))) {
            throw options.wrong(option, "a list of words with at least one visible character");
        }
        return words;
    }
}
