package org.promptrefinery.inference.embedding.minilm;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import org.promptrefinery.inference.ModelUnavailable;
import org.promptrefinery.inference.embedding.TextEmbedder;

/** The sentence encoder all-MiniLM-L6-v2 in 8-bit integers, on the CPU. */
public final class MiniLm implements TextEmbedder {

    private static final int DIMENSIONS = 384;

    /** What the model's tokenizer drops; a text of nothing else cannot be embedded. */
    private static final Pattern DROPPED =
            Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Cn}\\p{Co}\\p{Mn}\ufffd&&[^\t\n\r]]");

    /** Loads the model when it is first used. */
    private static final class Loaded {
        static final EmbeddingModel MODEL = new AllMiniLmL6V2QuantizedEmbeddingModel();
    }

    @Override
    public String identity() {
        return "all-minilm-l6-v2-q";
    }

    @Override
    public List<float[]> embed(List<String> texts) {
        List<String> readable = texts.stream().map(MiniLm::readable).toList();
        Iterator<Embedding> embeddings = embeddings(
                        readable.stream().filter(text -> !text.isEmpty()).toList())
                .iterator();
        return readable.stream()
                .map(text -> text.isEmpty()
                        ? new float[DIMENSIONS]
                        : embeddings.next().vector())
                .toList();
    }

    private static String readable(String text) {
        return DROPPED.matcher(text).replaceAll("").strip();
    }

    private static List<Embedding> embeddings(List<String> texts) {
        if (texts.isEmpty()) {
            return List.of();
        }
        try {
            return Loaded.MODEL
                    .embedAll(texts.stream().map(TextSegment::from).toList())
                    .content();
        } catch (LinkageError unusable) {
            throw new ModelUnavailable(
                    "the embedding model cannot be used on this machine: " + unusable.getMessage(), unusable);
        }
    }
}
