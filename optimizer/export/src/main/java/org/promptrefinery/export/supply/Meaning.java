package org.promptrefinery.export.supply;

import org.promptrefinery.search.supply.NearestExamples;
import org.promptrefinery.search.supply.Passages;
import org.promptrefinery.search.supply.Supply;

/** What is to be filled in for a variable that is looked up, in words for who writes the application. */
public final class Meaning {

    private Meaning() {}

    /** One sentence without a full stop. */
    public static String of(Supply wish) {
        return switch (wish) {
            case NearestExamples near -> examples(near);
            case Passages passages -> passages(passages);
        };
    }

    private static String examples(NearestExamples wish) {
        String choice =
                switch (wish.choice()) {
                    case NEAR -> "most like the inputs";
                    case VARIED -> "like the inputs and unlike each other (maximal marginal relevance)";
                };
        String layout =
                switch (wish.layout()) {
                    case QUESTION -> "'Question: ' and 'Answer: ' on lines of their own";
                    case INPUT -> "'Input: ' and 'Output: ' on lines of their own";
                    case ARROW -> "input, ' -> ' and output on one line each";
                };
        return "the " + wish.count() + " examples " + choice + ", the nearest last; " + layout;
    }

    private static String passages(Passages wish) {
        String query =
                switch (wish.query()) {
                    case INPUTS -> "all inputs";
                    case ENDING -> "the last sentence of the inputs";
                    case RARE -> "the rarer half of the words of the inputs, by how often the documents have them";
                };
        String layout =
                switch (wish.layout()) {
                    case LINES -> "one under the other";
                    case BULLETS -> "one under the other, each after '- '";
                };
        return "the " + wish.count() + " passages of at most " + wish.words() + " words of the documents that fit "
                + query + " best, the best first, " + layout;
    }
}
