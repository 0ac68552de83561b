package org.promptrefinery.evaluators.cases;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The rows of a file, read one at a time, so that a file may be larger than the memory. */
abstract class Rows implements Iterator<Row>, Closeable {

    private final Path file;
    private @Nullable Row ahead;

    Rows(Path file) {
        this.file = file;
    }

    /** The next row; null at the end. */
    abstract @Nullable Row read() throws IOException;

    /** What the file says about all its rows; empty for most formats. */
    ObjectNode shared() {
        return JsonNodeFactory.instance.objectNode();
    }

    @Override
    public final boolean hasNext() {
        if (ahead == null) {
            try {
                ahead = read();
            } catch (IOException broken) {
                throw TextFile.unreadable(file, broken);
            }
        }
        return ahead != null;
    }

    @Override
    public final Row next() {
        Row next = hasNext() ? ahead : null;
        if (next == null) {
            throw new NoSuchElementException();
        }
        ahead = null;
        return next;
    }
}
