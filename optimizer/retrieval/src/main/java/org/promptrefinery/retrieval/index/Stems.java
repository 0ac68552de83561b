package org.promptrefinery.retrieval.index;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.jspecify.annotations.Nullable;

/**
 * Stems of the words of a text (Porter 1980). Common words are kept: BM25 knows what they are worth, and a question may
 * have no others. Safe for use by several threads.
 */
final class Stems {

    private static final NormalizeCharMap SPACED = spaced(":", "_");

    /** Lucene would keep one for each thread, and virtual threads are many and short. */
    private final Queue<Analyzer> idle = new ConcurrentLinkedQueue<>();

    /** Each stem with how often it occurs, in the order of characters. */
    Map<String, Integer> of(String text) {
        Analyzer polled = idle.poll();
        Analyzer analyzer = polled == null ? analyzer() : polled;
        Map<String, Integer> counts = new TreeMap<>();
        try (TokenStream stream = analyzer.tokenStream("", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                counts.merge(term.toString(), 1, Integer::sum);
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a string does not fail to be read
        }
        idle.add(analyzer);
        return counts;
    }

    /** One for a single thread at a time. */
    static Analyzer analyzer() {
        return new Analyzer(new OneAtATime()) {
            /** Else Unicode takes "name:Bob" for one word, as in Swedish. */
            @Override
            protected Reader initReader(String field, Reader text) {
                return new MappingCharFilter(SPACED, text);
            }

            @Override
            protected TokenStreamComponents createComponents(String field) {
                StandardTokenizer words = new StandardTokenizer();
                return new TokenStreamComponents(
                        words, new PorterStemFilter(new LowerCaseFilter(new EnglishPossessiveFilter(words))));
            }
        };
    }

    private static NormalizeCharMap spaced(String... characters) {
        NormalizeCharMap.Builder map = new NormalizeCharMap.Builder();
        for (String character : characters) {
            map.add(character, " ");
        }
        return map.build();
    }

    private static final class OneAtATime extends Analyzer.ReuseStrategy {

        private Analyzer.@Nullable TokenStreamComponents components;

        @Override
        public Analyzer.@Nullable TokenStreamComponents getReusableComponents(Analyzer analyzer, String field) {
            return components;
        }

        @Override
        public void setReusableComponents(Analyzer analyzer, String field, Analyzer.TokenStreamComponents made) {
            components = made;
        }
    }
}
