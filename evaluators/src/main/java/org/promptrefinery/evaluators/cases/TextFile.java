package org.promptrefinery.evaluators.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Nearest;

/** A text in UTF-8, or with a byte order mark in UTF-16 as spreadsheets write it. */
final class TextFile {

    private static final int HEAD_BYTES = 65_536;
    private static final int BYTE = 0xFF;

    private TextFile() {}

    /** The text without its byte order mark; reading fails at what is no text. */
    static BufferedReader open(Path file) throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
        Charset charset = charset(bytes);
        return new BufferedReader(new InputStreamReader(bytes, charset.newDecoder()));
    }

    /** The first bytes, each as one character, for a look at what is in the file. */
    static String start(Path file) {
        try (InputStream bytes = Files.newInputStream(file)) {
            return new String(bytes.readNBytes(4), StandardCharsets.ISO_8859_1);
        } catch (IOException broken) {
            throw unreadable(file, broken);
        }
    }

    /** The beginning of the text. */
    static String head(Path file) {
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file))) {
            Charset charset = charset(bytes);
            return new String(bytes.readNBytes(HEAD_BYTES), charset);
        } catch (IOException broken) {
            throw unreadable(file, broken);
        }
    }

    /** What the user can do about a file that could not be read. */
    static BadInput unreadable(Path file, IOException failure) {
        if (isCoding(failure)) {
            return new BadInput(file + " is not UTF-8 text; save it as UTF-8", failure);
        }
        return switch (failure) {
            case NoSuchFileException _ -> new BadInput("there is no file " + file + "." + neighbour(file), failure);
            case JsonProcessingException broken -> Excerpt.broken(file, broken);
            default -> new BadInput(file + " cannot be read: " + failure.getMessage(), failure);
        };
    }

    private static boolean isCoding(Throwable failure) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(CharacterCodingException.class::isInstance);
    }

    /** Moves behind the byte order mark, if there is one. */
    private static Charset charset(InputStream bytes) throws IOException {
        bytes.mark(3);
        int[] start = {bytes.read(), bytes.read(), bytes.read()};
        bytes.reset();
        if (start[0] == 0xEF && start[1] == 0xBB && start[2] == 0xBF) {
            bytes.skipNBytes(3);
        } else if (start[0] == 0xFE && start[1] == BYTE) {
            bytes.skipNBytes(2);
            return StandardCharsets.UTF_16BE;
        } else if (start[0] == BYTE && start[1] == 0xFE) {
            bytes.skipNBytes(2);
            return StandardCharsets.UTF_16LE;
        }
        return StandardCharsets.UTF_8;
    }

    private static String neighbour(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        Optional<Path> wanted = Optional.ofNullable(file.getFileName());
        if (folder == null || wanted.isEmpty()) {
            return "";
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names =
                    files.map(path -> String.valueOf(path.getFileName())).toList();
            return Nearest.maybe(wanted.get().toString(), names);
        } catch (IOException noFolder) {
            return " Its folder does not exist either.";
        }
    }
}
