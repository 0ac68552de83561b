package org.promptrefinery.evaluators.measures;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The tokenisation {@code 13a} of sacrebleu (Post 2018, "A Call for Clarity in Reporting BLEU Scores"), which is that
 * of mteval-v13a. It sets ASCII punctuation apart; other scripts are words between white space.
 */
final class Words13a {

    private static final Pattern SYMBOL = Pattern.compile("([{-~\\[-` -&(-+:-@/])");
    private static final Pattern STOP_AFTER_NO_DIGIT = Pattern.compile("([^0-9])([.,])");
    private static final Pattern STOP_BEFORE_NO_DIGIT = Pattern.compile("([.,])([^0-9])");
    private static final Pattern DASH_AFTER_DIGIT = Pattern.compile("([0-9])(-)");

    private Words13a() {}

    static List<String> of(String text) {
        String line = SYMBOL.matcher(" " + unescaped(text) + " ").replaceAll(" $1 ");
        line = STOP_AFTER_NO_DIGIT.matcher(line).replaceAll("$1 $2 ");
        line = STOP_BEFORE_NO_DIGIT.matcher(line).replaceAll(" $1 $2");
        line = DASH_AFTER_DIGIT.matcher(line).replaceAll("$1 $2 ");
        return Words.spaced(line);
    }

    private static String unescaped(String text) {
        return text.stripTrailing()
                .replace("<skipped>", "")
                .replace("-\n", "")
                .replace("\n", " ")
                .replace("&quot;", "\"")
                .replace("&amp;", "&")
                .replace("&lt;", "<")
                .replace("&gt;", ">");
    }
}
