package org.promptrefinery.evaluators.words;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * English stems that are words themselves, so that "universal" is not an inflection of "universe": R. Krovetz, "Viewing
 * morphology as an inference process", SIGIR 1993.
 */
final class KStem implements UnaryOperator<String> {

    private final OneWord word = new OneWord();
    private final KStemFilter filter = new KStemFilter(word);

    @Override
    public String apply(String text) {
        try {
            word.text = text;
            filter.incrementToken();
            return word.term.toString();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static final class OneWord extends TokenStream {

        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private String text = "";

        @Override
        public boolean incrementToken() {
            term.setEmpty().append(text);
            return true;
        }
    }
}
