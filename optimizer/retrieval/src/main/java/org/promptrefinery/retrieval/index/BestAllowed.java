package org.promptrefinery.retrieval.index;

import java.io.IOException;
import java.util.Collection;
import java.util.function.IntPredicate;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.FilterCollector;
import org.apache.lucene.search.FilterLeafCollector;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollector;
import org.apache.lucene.search.TopScoreDocCollectorManager;

/** Collects the best of the allowed documents, however many others are better. */
final class BestAllowed implements CollectorManager<BestAllowed.Filtered, TopDocs> {

    private final TopScoreDocCollectorManager best;
    private final IntPredicate allowed;

    BestAllowed(int count, IntPredicate allowed) {
        best = new TopScoreDocCollectorManager(count, 1);
        this.allowed = allowed;
    }

    @Override
    public Filtered newCollector() {
        return new Filtered(best.newCollector(), allowed);
    }

    @Override
    public TopDocs reduce(Collection<Filtered> collectors) throws IOException {
        return best.reduce(collectors.stream().map(filtered -> filtered.all).toList());
    }

    /** Passes on allowed documents only. */
    static final class Filtered extends FilterCollector {

        private final TopScoreDocCollector all;
        private final IntPredicate allowed;

        private Filtered(TopScoreDocCollector all, IntPredicate allowed) {
            super(all);
            this.all = all;
            this.allowed = allowed;
        }

        @Override
        public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
            return new FilterLeafCollector(super.getLeafCollector(context)) {
                @Override
                public void collect(int document) throws IOException {
                    if (allowed.test(context.docBase + document)) {
                        super.collect(document);
                    }
                }
            };
        }
    }
}
