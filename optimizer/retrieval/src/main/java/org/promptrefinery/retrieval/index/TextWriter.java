package org.promptrefinery.retrieval.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LogDocMergePolicy;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.BytesRef;
import org.promptrefinery.inference.embedding.TextEmbedder;

/**
 * Writes an index whose numbers of documents are the places of the texts: one thread, merges of neighbours only. It
 * holds a few megabytes, however many texts there are.
 */
final class TextWriter {

    static final String STEMS = "stems";
    static final String SKETCH = "sketch";
    static final String VECTOR = "vector";
    static final String TEXT = "text";
    static final String SOURCE = "source";

    /** Raised when the same texts give other passages or another index than before. */
    static final String VERSION = "1";

    private static final double BUFFER_MB = 16;
    private static final int BATCH = 64;

    private static final FieldType COUNTED = counted();

    private final IndexWriter writer;
    private final Optional<TextEmbedder> embedder;
    private final Stems stems = new Stems();

    private TextWriter(IndexWriter writer, Optional<TextEmbedder> embedder) {
        this.writer = writer;
        this.embedder = embedder;
    }

    static void write(Directory directory, Iterator<Entry> entries, Optional<TextEmbedder> embedder)
            throws IOException {
        Quiet.please();
        try (IndexWriter writer = new IndexWriter(directory, config())) {
            TextWriter texts = new TextWriter(writer, embedder);
            while (entries.hasNext()) {
                texts.add(batch(entries));
            }
            writer.forceMerge(1);
            writer.commit();
        }
    }

    private static IndexWriterConfig config() {
        return new IndexWriterConfig(Stems.analyzer())
                .setCodec(new WideVectors())
                .setMergePolicy(new LogDocMergePolicy())
                .setMergeScheduler(new SerialMergeScheduler())
                .setRAMBufferSizeMB(BUFFER_MB);
    }

    private static List<Entry> batch(Iterator<Entry> entries) {
        List<Entry> batch = new ArrayList<>(BATCH);
        while (batch.size() < BATCH && entries.hasNext()) {
            batch.add(entries.next());
        }
        return batch;
    }

    private void add(List<Entry> batch) throws IOException {
        List<Optional<float[]>> vectors = embedder.isPresent()
                ? Vectors.of(embedder.get(), batch.stream().map(Entry::text).toList())
                : batch.stream().map(_ -> Optional.<float[]>empty()).toList();
        for (int i = 0; i < batch.size(); i++) {
            writer.addDocument(document(batch.get(i), vectors.get(i)));
        }
    }

    private Document document(Entry entry, Optional<float[]> vector) {
        Document document = new Document();
        document.add(new Field(STEMS, entry.text(), COUNTED));
        if (entry.source().isEmpty()) {
            byte[] sketch = Sketch.of(stems.of(entry.text()).keySet());
            document.add(new BinaryDocValuesField(SKETCH, new BytesRef(sketch)));
        } else {
            document.add(new StoredField(TEXT, entry.text()));
            document.add(new StoredField(SOURCE, entry.source()));
        }
        vector.ifPresent(
                unit -> document.add(new KnnFloatVectorField(VECTOR, unit, VectorSimilarityFunction.DOT_PRODUCT)));
        return document;
    }

    private static FieldType counted() {
        FieldType type = new FieldType();
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        type.freeze();
        return type;
    }
}
