package org.promptrefinery.retrieval.documents;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A file that is read each time its text is asked for. */
record FileDocument(String name, String hash, Path file, Format format, TextCache cache) implements Document {

    /** In bytes; whatever is larger is an archive of documents, not one. */
    static final int LARGEST = 50_000_000;

    static FileDocument read(String name, Path file, TextCache cache) throws Unreadable {
        Format format = Format.of(name);
        byte[] bytes = bytes(file);
        FileDocument document = new FileDocument(name, format.hash(bytes), file, format, cache);
        if (cache.find(format, document.hash).isEmpty()) {
            cache.keep(format, document.hash, format.text(bytes));
        }
        return document;
    }

    @Override
    public String text() {
        Optional<String> kept = cache.find(format, hash);
        if (kept.isPresent()) {
            return kept.get();
        }
        try {
            byte[] bytes = bytes(file);
            if (!format.hash(bytes).equals(hash)) {
                throw new Unreadable("has changed since it was first read");
            }
            return format.text(bytes);
        } catch (Unreadable e) {
            throw new UnusableDocuments(file + " " + e.getMessage() + ". Start again when it stays as it is.");
        }
    }

    private static byte[] bytes(Path file) throws Unreadable {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new Unreadable("is larger than " + LARGEST / 1_000_000 + " MB");
            }
            if (bytes.length == 0) {
                throw new Unreadable("is empty");
            }
            return bytes;
        } catch (IOException e) {
            throw new Unreadable("cannot be read: " + Failures.brief(e));
        }
    }
}
