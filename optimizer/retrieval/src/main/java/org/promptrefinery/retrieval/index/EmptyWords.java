package org.promptrefinery.retrieval.index;

import java.util.Set;

/**
 * Words that tell nothing about what is asked. In a few documents they are rare enough to decide, which BM25 cannot
 * know.
 */
final class EmptyWords {

    private static final String ENGLISH =
            "a an and are as at be been but by can could did do does for from had has have"
                    + " how i if in into is it its me my no not of on or s so such t that the their then there these they this to"
                    + " us was we were what when where which who whom whose why will with would you your";

    private EmptyWords() {}

    static Set<String> stems() {
        return Set.copyOf(new Stems().of(ENGLISH).keySet());
    }
}
