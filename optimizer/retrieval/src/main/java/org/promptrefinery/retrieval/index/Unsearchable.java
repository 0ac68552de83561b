package org.promptrefinery.retrieval.index;

import java.io.IOException;
import org.promptrefinery.inference.StorageFailure;

/** What the disk does to an index that is open. */
final class Unsearchable {

    private Unsearchable() {}

    static StorageFailure because(IOException e) {
        return new StorageFailure("An index cannot be read: " + e.getMessage(), e);
    }

    static void close(TextSearcher texts) {
        try {
            texts.close();
        } catch (IOException e) {
            throw because(e);
        }
    }
}
