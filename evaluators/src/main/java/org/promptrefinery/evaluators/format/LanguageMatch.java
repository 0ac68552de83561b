package org.promptrefinery.evaluators.format;

import com.ibm.icu.util.ULocale;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import opennlp.tools.langdetect.Language;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Judging;
import org.promptrefinery.evaluators.Trial;
import org.promptrefinery.evaluators.Verdict;
import org.promptrefinery.evaluators.kind.Options;

/**
 * Whether an answer is in a language. What is too short to tell or looks like several languages is unscored. Only the
 * first 10,000 characters are looked at.
 */
final class LanguageMatch extends Judging {

    private static final int MOST_CHARACTERS = 10_000;
    private static final int FEWEST_LETTERS = 20;
    /** How much likelier the best language must be than the best on the other side; failing needs more than passing. */
    private static final double ENOUGH_TO_PASS = 1.1;

    private static final double ENOUGH_TO_FAIL = 1.3;
    private static final int LETTERS_OF_AN_IDEOGRAPH = 3;

    private final List<String> wanted;
    private final Set<String> codes;

    private LanguageMatch(List<String> wanted, Set<String> codes) {
        super("language(" + String.join(",", wanted) + ")", false);
        this.wanted = List.copyOf(wanted);
        this.codes = Set.copyOf(codes);
    }

    static LanguageMatch of(Options options) {
        if (!options.has("is")) {
            throw options.missing("is", "en");
        }
        List<String> wanted = options.words("is");
        Set<String> codes = new HashSet<>();
        for (String word : wanted) {
            Set<String> known = Languages.codes(word);
            if (known.isEmpty()) {
                throw new BadInput(options.where() + ".is: unknown language '" + word
                        + "'; write an ISO 639 code such as en, de or zh (100 languages are known, without regions)");
            }
            codes.addAll(known);
        }
        return new LanguageMatch(wanted, codes);
    }

    @Override
    protected Verdict verdict(Trial trial) {
        String answer = trial.answer();
        if (answer.isBlank()) {
            return Verdict.fail("the answer is empty");
        }
        String start = answer.substring(0, Math.min(answer.length(), MOST_CHARACTERS));
        return letters(start) < FEWEST_LETTERS
                ? new Verdict.Unscored("too short to tell its language")
                : decided(Languages.of(start));
    }

    private Verdict decided(List<Language> ranked) {
        double inside = best(ranked, true);
        double outside = best(ranked, false);
        if (inside >= outside * ENOUGH_TO_PASS) {
            return Verdict.pass("is in " + spelled());
        }
        String likeliest = ranked.getFirst().getLang();
        return outside >= inside * ENOUGH_TO_FAIL
                ? Verdict.fail("is in " + english(likeliest) + ", not in " + spelled())
                : new Verdict.Unscored("could be in several languages, such as " + english(likeliest));
    }

    private double best(List<Language> ranked, boolean wantedOnes) {
        return ranked.stream()
                .filter(language -> codes.contains(language.getLang()) == wantedOnes)
                .mapToDouble(Language::getConfidence)
                .findFirst()
                .orElse(0);
    }

    private String spelled() {
        return String.join(" or ", wanted.stream().map(LanguageMatch::english).toList());
    }

    private static String english(String code) {
        return new ULocale(code).getDisplayLanguage(ULocale.ENGLISH);
    }

    private static long letters(String text) {
        return text.codePoints()
                .filter(Character::isLetter)
                .map(c -> Character.isIdeographic(c) ? LETTERS_OF_AN_IDEOGRAPH : 1)
                .sum();
    }
}
