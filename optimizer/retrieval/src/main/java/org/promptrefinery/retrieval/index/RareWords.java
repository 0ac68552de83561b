package org.promptrefinery.retrieval.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * Any of the words of a text, by BM25 (Robertson et al. 1994). Of a long text the rarest words of the index are asked
 * for, which decide nearly alone, so that it takes no longer than a short one.
 *
 * @param empty stems that are asked for only where a text has no others that the index knows
 */
record RareWords(Set<String> empty) {

    private static final int MOST = 48;

    private record Word(Term term, TermStates states, int count) {}

    Query query(Map<String, Integer> stems, IndexSearcher searcher) throws IOException {
        List<Word> known = new ArrayList<>();
        for (Map.Entry<String, Integer> stem : stems.entrySet()) {
            Term term = new Term(TextWriter.STEMS, stem.getKey());
            TermStates states = TermStates.build(searcher, term, true);
            if (states.docFreq() > 0) {
                known.add(new Word(term, states, stem.getValue()));
            }
        }
        known.sort(
                Comparator.comparingInt((Word word) -> word.states().docFreq()).thenComparing(Word::term));
        if (known.stream().anyMatch(this::tells)) {
            known.removeIf(word -> !tells(word));
        }
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        for (Word word : known.subList(0, Math.min(MOST, known.size()))) {
            Query exact = new TermQuery(word.term(), word.states());
            any.add(word.count() == 1 ? exact : new BoostQuery(exact, word.count()), BooleanClause.Occur.SHOULD);
        }
        return any.build();
    }

    private boolean tells(Word word) {
        return !empty.contains(word.term().text());
    }
}
