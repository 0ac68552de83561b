package org.promptrefinery.study.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.promptrefinery.inference.StorageFailure;

/**
 * The events of a run, one JSON object a line, each on disk before the next step begins. A run that goes on says the
 * events of its first part again: they are compared and not written twice. The fields {@code at} and
 * {@code completions} say when it happened and are not compared.
 */
public final class Journal implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String TIME = "at";
    private static final List<String> WHEN = List.of(TIME, "completions");

    private final Path file;
    private final FileChannel channel;
    private final List<Line> known;
    private final InstantSource clock;
    private final Consumer<String> notices;
    private int next;

    private record Line(ObjectNode event, long end) {}

    private Journal(Path file, FileChannel channel, List<Line> known, InstantSource clock, Consumer<String> notices) {
        this.file = file;
        this.channel = channel;
        this.known = known;
        this.clock = clock;
        this.notices = notices;
    }

    /**
     * Opens or creates a journal; a line that was torn by a kill is cut off.
     *
     * @param notices takes what the user should know
     * @throws StorageFailure when it cannot be read or written
     */
    public static Journal open(Path file, InstantSource clock, Consumer<String> notices) {
        try {
            List<Line> known = Files.exists(file) ? lines(Files.readAllBytes(file)) : List.of();
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            long end = known.isEmpty() ? 0 : known.getLast().end();
            channel.truncate(end).position(end);
            return new Journal(file, channel, known, clock, notices);
        } catch (IOException refused) {
            throw failure(file, refused);
        }
    }

    /** Whether an event of this name is in the journal as it was opened. */
    public static boolean contains(Path file, String event) {
        try {
            return Files.exists(file)
                    && lines(Files.readAllBytes(file)).stream()
                            .anyMatch(line ->
                                    event.equals(line.event().path("event").asText()));
        } catch (IOException unreadable) {
            throw failure(file, unreadable);
        }
    }

    /** Writes an event, or finds that it stands there already. */
    public void append(ObjectNode event) {
        try {
            if (next < known.size()) {
                if (same(known.get(next).event(), event)) {
                    next++;
                    return;
                }
                forgetFrom(next);
            }
            write(event);
        } catch (IOException refused) {
            throw failure(file, refused);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException refused) {
            throw failure(file, refused);
        }
    }

    private void write(ObjectNode event) throws IOException {
        ObjectNode timed = event.deepCopy();
        timed.put(TIME, clock.instant().toString());
        byte[] line = (JSON.writeValueAsString(timed) + "\n").getBytes(StandardCharsets.UTF_8);
        ByteBuffer buffer = ByteBuffer.wrap(line);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        channel.force(true);
    }

    /** Another engine or version answers differently: the new history counts, the old one is kept aside. */
    private void forgetFrom(int index) throws IOException {
        Path aside = file.resolveSibling("journal-before-resume.jsonl");
        Files.copy(file, aside, StandardCopyOption.REPLACE_EXISTING);
        notices.accept("the model or this version answers differently than when the run began; from step " + index
                + " on the journal is written anew, the old one is kept as " + aside.getFileName());
        long end = index == 0 ? 0 : known.get(index - 1).end();
        channel.truncate(end).position(end);
        next = Integer.MAX_VALUE;
    }

    /** What is new is compared as it would stand in the file, which has no lone surrogates. */
    private static boolean same(ObjectNode written, ObjectNode now) throws IOException {
        JsonNode again = JSON.readTree(JSON.writeValueAsString(now).getBytes(StandardCharsets.UTF_8));
        return Objects.equals(
                written.deepCopy().remove(WHEN), again instanceof ObjectNode event ? event.remove(WHEN) : again);
    }

    private static List<Line> lines(byte[] bytes) {
        List<Line> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                try {
                    if (!(JSON.readTree(bytes, start, i - start) instanceof ObjectNode event)) {
                        return lines;
                    }
                    lines.add(new Line(event, i + 1));
                } catch (IOException torn) {
                    return lines;
                }
                start = i + 1;
            }
        }
        return lines;
    }

    private static StorageFailure failure(Path file, IOException cause) {
        return new StorageFailure("the journal " + file + " cannot be used: " + cause.getMessage(), cause);
    }
}
