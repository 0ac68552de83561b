package org.promptrefinery.retrieval.index;

import java.io.IOException;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.KnnVectorsReader;
import org.apache.lucene.codecs.KnnVectorsWriter;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;
import org.apache.lucene.index.SegmentReadState;
import org.apache.lucene.index.SegmentWriteState;

/** Lucene's own form of index, for vectors of any length that embedding models have; by itself it takes 1,024. */
final class WideVectors extends Lucene104Codec {

    private static final int LONGEST = 16_384;

    private static final KnnVectorsFormat FORMAT = new Format();

    @Override
    public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
        return FORMAT;
    }

    private static final class Format extends KnnVectorsFormat {

        private final KnnVectorsFormat lucene = new Lucene99HnswVectorsFormat();

        Format() {
            super(new Lucene99HnswVectorsFormat().getName());
        }

        @Override
        public KnnVectorsWriter fieldsWriter(SegmentWriteState state) throws IOException {
            return lucene.fieldsWriter(state);
        }

        @Override
        public KnnVectorsReader fieldsReader(SegmentReadState state) throws IOException {
            return lucene.fieldsReader(state);
        }

        @Override
        public int getMaxDimensions(String field) {
            return LONGEST;
        }
    }
}
