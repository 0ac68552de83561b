package org.promptrefinery.retrieval.index;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.promptrefinery.inference.StorageFailure;

/**
 * Indexes in a folder by what is in them. One is written beside its place and then moved there, so that none is ever
 * half there; of two processes that write the same one at once, the second throws its own away.
 */
final class IndexCache {

    private static final String DRAFT = "building-";

    /** A draft is that old only when its writer was killed. */
    private static final Duration ABANDONED = Duration.ofDays(1);

    /** One sort of index. */
    interface Content {

        /** Fills an empty directory. */
        void write(Directory directory) throws IOException;

        /** Opens what was written. */
        TextSearcher open(Directory directory) throws IOException;
    }

    private final Path folder;

    IndexCache(Path folder) {
        this.folder = folder;
    }

    /**
     * Opens an index, and writes it before if it is not there or damaged.
     *
     * @param key equal for equal content only; letters, digits and dashes
     * @throws StorageFailure when it cannot be written
     */
    TextSearcher open(String key, Content content) {
        Path place = folder.resolve("index-" + key);
        try {
            Optional<TextSearcher> there = opened(place, content);
            if (there.isPresent()) {
                return there.get();
            }
            Files.createDirectories(folder);
            removeAbandoned();
            build(place, content);
            return content.open(FSDirectory.open(place));
        } catch (IOException e) {
            throw new StorageFailure("The index " + place + " cannot be written: " + e.getMessage(), e);
        }
    }

    private static Optional<TextSearcher> opened(Path place, Content content) throws IOException {
        if (!Files.isDirectory(place)) {
            return Optional.empty();
        }
        try {
            return Optional.of(content.open(FSDirectory.open(place)));
        } catch (AccessDeniedException | ClosedByInterruptException e) {
            throw e;
        } catch (IOException | RuntimeException _) {
            delete(place); // damaged: what it was made of is still there
            return Optional.empty();
        }
    }

    private void build(Path place, Content content) throws IOException {
        Path draft = Files.createTempDirectory(folder, DRAFT);
        try {
            try (Directory directory = FSDirectory.open(draft)) {
                content.write(directory);
            }
            Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.isDirectory(place)) {
                throw e;
            }
        } finally {
            delete(draft);
        }
    }

    private void removeAbandoned() throws IOException {
        Instant oldest = Instant.now().minus(ABANDONED);
        try (DirectoryStream<Path> drafts = Files.newDirectoryStream(folder, DRAFT + "*")) {
            for (Path draft : drafts) {
                if (Files.getLastModifiedTime(draft).toInstant().isBefore(oldest)) {
                    delete(draft);
                }
            }
        }
    }

    private static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> found = Files.walk(tree)) {
            all = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.deleteIfExists(path);
        }
    }
}
