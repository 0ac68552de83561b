package org.promptrefinery.study.run;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.stream.Stream;
import org.promptrefinery.inference.StorageFailure;

/** Text files that are there whole or not at all, so that nobody reads half of one. */
public final class WholeFile {

    private WholeFile() {}

    /**
     * Writes one text after the other without keeping any, in place of what was there. Lone surrogates, of which no
     * UTF-8 can be made, become U+FFFD.
     *
     * @throws StorageFailure when it cannot be written
     */
    public static void write(Path file, Stream<String> texts) {
        Path part = file.resolveSibling("." + file.getFileName() + ".part");
        try {
            try (Writer writer = writer(part)) {
                for (Iterator<String> left = texts.iterator(); left.hasNext(); ) {
                    writer.write(left.next());
                }
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException refused) {
            throw new StorageFailure("cannot write " + file + ": " + refused.getMessage(), refused);
        }
    }

    private static Writer writer(Path file) throws IOException {
        CharsetEncoder encoder = StandardCharsets.UTF_8
                .newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .replaceWith("\ufffd".getBytes(StandardCharsets.UTF_8));
        return new BufferedWriter(new OutputStreamWriter(Files.newOutputStream(file), encoder));
    }
}
