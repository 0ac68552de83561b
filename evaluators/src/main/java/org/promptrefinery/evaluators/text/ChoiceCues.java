package org.promptrefinery.evaluators.text;

import java.util.regex.Pattern;

/** What stands around a letter tells whether it is chosen; only a short window on both sides is looked at. */
final class ChoiceCues {

    /** Brackets, quotes and emphasis between a cue and its letter. */
    private static final String OPENING = "[\\s*_`\"'\u201c\u2018(\\[{$]*";

    private static final String CLOSING = "^[*_`\"'\u201d\u2019)\\]}$]*";

    private static final Pattern BOXED =
            Pattern.compile("\\\\boxed\\s?\\{" + OPENING + "(?:\\\\(?:text|textbf|mathrm|mathbf)\\{" + OPENING + ")?$");

    private static final Pattern STATED =
            Pattern.compile("(?i)(?:\\b(?:answer|choice|solution|response)\\b(?:[^.!?:=\\n]{0,40}\\b(?:is|be))?"
                    + "|\\b(?:choose|chose|pick|select|go with|going with|went with)"
                    + "|\\b(?:option|alternative|letter)\\b(?:[^.!?:=\\n]{0,40}\\b(?:is|be))"
                    + "|^\\s*#{2,4})"
                    + "(?:\\s(?:definitely|clearly|probably|most likely|likely|therefore|thus|still))?"
                    + OPENING + "[:=\u2192>-]*" + OPENING
                    + "(?:(?:the\\s)?(?:option|choice|answer|letter|alternative)\\b[:\\s]?)?" + OPENING + "$");

    private static final Pattern REJECTED_BEFORE =
            Pattern.compile("(?i)\\b(?:not|n't|than|instead of|neither|nor|excludes?|eliminates?|rules? out)\\s"
                    + "(?:(?:the\\s)?(?:option|choice|answer|letter)\\s)?" + OPENING + "$");

    private static final Pattern REJECTED_AFTER = Pattern.compile(CLOSING
            + "\\s(?:is|was|are|would be|seems|looks)\\s(?:clearly |also |definitely )?"
            + "(?:wrong|incorrect|not|false|out|impossible)\\b|" + CLOSING + "\\s(?:isn|wasn|can|doesn)['\u2019n]");

    private static final Pattern CONFIRMED_AFTER = Pattern.compile(
            CLOSING
                    + "\\s(?:because|since|as|for|is (?:the |clearly |definitely )?(?:correct|right|best|answer|true|most))\\b");

    private static final Pattern PAIRED_AFTER = Pattern.compile(CLOSING
            + "(?:\\s?(?:/|&|,?\\s(?:or|and))\\s?" + OPENING + "[A-Z](?![\\p{L}\\p{N}'\u2019])"
            + "|,\\s?" + OPENING + "[A-Z](?=[.,;:)\\]]|\\s(?:or|and)\\b|\\s*$))");

    private static final Pattern ENDS =
            Pattern.compile(CLOSING + "\\s*(?:$|\\n|[.,;:!?\u2026\u3002\uff0c\u3001\uff1b\uff01\u2013\u2014])");

    private static final Pattern WORD_AFTER = Pattern.compile(CLOSING + "[\\s]+[\\p{L}\\p{N}]");

    private ChoiceCues() {}

    static boolean boxed(String before) {
        return BOXED.matcher(before).find();
    }

    static boolean stated(String before) {
        return STATED.matcher(before).find();
    }

    static boolean rejected(String before, String after) {
        return REJECTED_BEFORE.matcher(before).find()
                || REJECTED_AFTER.matcher(after).find();
    }

    static boolean confirmed(String after) {
        return CONFIRMED_AFTER.matcher(after).find();
    }

    /** Whether another letter follows as an equal: "A or B". */
    static boolean paired(String after) {
        return PAIRED_AFTER.matcher(after).find();
    }

    /** Whether nothing follows but the end of a clause. */
    static boolean ends(String after) {
        return ENDS.matcher(after).find();
    }

    /** Whether a word follows, which makes "A" an article and "I" a pronoun. */
    static boolean wordFollows(String after) {
        return WORD_AFTER.matcher(after).find();
    }
}
