package org.promptrefinery.evaluators.measures;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Ways to take a text apart into words. */
final class Words {

    /** What Python's {@code str.split()} splits at, as the reference implementations do. */
    private static final Pattern SPACE = Pattern.compile("[\\s\\x1c-\\x1f]+", Pattern.UNICODE_CHARACTER_CLASS);

    private static final String UNSPACED = "\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}";
    private static final Pattern IDEOGRAPH = Pattern.compile("[" + UNSPACED + "]");
    private static final Pattern ALPHANUMERIC =
            Pattern.compile("[" + UNSPACED + "]|[\\p{L}\\p{M}\\p{N}&&[^" + UNSPACED + "]]+");
    /** Python's {@code string.punctuation} and all that Unicode calls punctuation. */
    private static final Pattern PUNCTUATION = Pattern.compile("[\\p{P}$+<=>^`|~]");

    private static final List<String> ARTICLES = List.of("a", "an", "the");

    private Words() {}

    /** What stands between white space. */
    static List<String> spaced(String text) {
        return SPACE.splitAsStream(text).filter(word -> !word.isEmpty()).toList();
    }

    /**
     * Runs of letters, marks and digits in small letters, as rouge-score has them, but of any script: rouge-score drops
     * all that is not ASCII. Ideographs and kana, which no spaces separate, are a word each.
     */
    static List<String> alphanumeric(String text) {
        return ALPHANUMERIC
                .matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .toList();
    }

    /**
     * Words as SQuAD compares them: in small letters, without punctuation and English articles. Punctuation of all
     * scripts is dropped and ideographs are a word each, as in MLQA (Lewis et al. 2020), the multilingual SQuAD.
     */
    static List<String> squad(String text) {
        String plain = PUNCTUATION.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
        return spaced(IDEOGRAPH.matcher(plain).replaceAll(" $0 ")).stream()
                .filter(word -> !ARTICLES.contains(word))
                .toList();
    }
}
