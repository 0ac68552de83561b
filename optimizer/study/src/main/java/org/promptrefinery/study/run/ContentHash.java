package org.promptrefinery.study.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.promptrefinery.inference.StorageFailure;

/** SHA-256 of files as they are, to notice that they have changed. */
public final class ContentHash {

    private ContentHash() {}

    /**
     * Of a file.
     *
     * @throws StorageFailure when it cannot be read
     */
    public static String of(Path file) {
        MessageDigest digest = sha256();
        add(digest, file);
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * Of all files of a folder with their names; hidden ones do not count, nor what links lead to.
     *
     * @throws StorageFailure when one cannot be read
     */
    public static String ofFolder(Path folder) {
        MessageDigest digest = sha256();
        for (Path file : files(folder)) {
            digest.update(name(folder, file).getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(HexFormat.of().parseHex(of(file)));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !isHidden(folder, file))
                    .sorted(Comparator.comparing(file -> name(folder, file)))
                    .toList();
        } catch (IOException | UncheckedIOException unreadable) {
            throw new StorageFailure(folder + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private static boolean isHidden(Path folder, Path file) {
        return StreamSupport.stream(folder.relativize(file).spliterator(), false)
                .anyMatch(part -> part.toString().startsWith("."));
    }

    private static String name(Path folder, Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    private static void add(MessageDigest digest, Path file) {
        try (InputStream bytes = Files.newInputStream(file);
                OutputStream sink = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            bytes.transferTo(sink);
        } catch (IOException unreadable) {
            throw new StorageFailure(file + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
