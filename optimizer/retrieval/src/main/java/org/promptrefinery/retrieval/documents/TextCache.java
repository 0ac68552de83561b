package org.promptrefinery.retrieval.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.promptrefinery.inference.StorageFailure;

/**
 * Texts of PDFs by their content. Each is written beside its place and then moved there, so that none is ever half
 * there, whoever else writes it at the same time.
 *
 * @param folder none to keep nothing
 */
record TextCache(Optional<Path> folder) {

    Optional<String> find(Format format, String hash) {
        Optional<Path> file = place(format, hash).filter(Files::isRegularFile);
        try {
            return file.isEmpty() ? Optional.empty() : Optional.of(Files.readString(file.get()));
        } catch (IOException _) {
            return Optional.empty(); // it is read from the document again
        }
    }

    void keep(Format format, String hash, String text) {
        place(format, hash).ifPresent(place -> write(place, text));
    }

    private static void write(Path place, String text) {
        try {
            Path folder = Files.createDirectories(place.toAbsolutePath().getParent());
            Path draft = Files.createTempFile(folder, "text-", ".part");
            try {
                Files.writeString(draft, text);
                Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw new StorageFailure(
                    "The text of a document cannot be kept at " + place + ": " + Failures.brief(e) + ".", e);
        }
    }

    private Optional<Path> place(Format format, String hash) {
        return folder.filter(_ -> format == Format.PDF).map(there -> there.resolve("text-" + hash + ".txt"));
    }
}
