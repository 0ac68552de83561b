package org.promptrefinery.evaluators.custom;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Lines that a program writes, as UTF-8; what is longer than a megabyte is cut, so that no program fills our memory.
 */
final class Lines {

    private static final int LONGEST = 1 << 20;

    private Lines() {}

    /** Hands over each line in a thread of its own, and an empty value when there are no more. */
    static Thread follow(InputStream from, String name, Consumer<Optional<String>> to) {
        Thread thread = new Thread(
                () -> {
                    try (InputStream in = new BufferedInputStream(from)) {
                        read(in, to);
                    } catch (IOException ended) {
                        // A program that was ended closes its pipes; that is an end like any other.
                    } finally {
                        to.accept(Optional.empty());
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void read(InputStream in, Consumer<Optional<String>> to) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n') {
                to.accept(Optional.of(line.toString(StandardCharsets.UTF_8)));
                line.reset();
            } else if (line.size() < LONGEST) {
                line.write(next);
            }
        }
        if (line.size() > 0) {
            to.accept(Optional.of(line.toString(StandardCharsets.UTF_8)));
        }
    }
}
