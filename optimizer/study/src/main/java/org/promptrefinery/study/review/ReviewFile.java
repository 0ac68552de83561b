package org.promptrefinery.study.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.calibration.Comparison;
import org.promptrefinery.evaluators.calibration.ComparisonFile;
import org.promptrefinery.inference.StorageFailure;

/**
 * What people said of the answers of a run, one JSON object a line, each on disk before {@link #append} returns. Lines
 * are only ever added: who takes something back adds a line that says so.
 */
public final class ReviewFile implements AutoCloseable {

    /** Its name in the folder of a run: reviews of train and dev cases. */
    public static final String NAME = "reviews.jsonl";

    /** Its name for reviews of test cases, kept apart so that nothing is ever trained on them by accident. */
    public static final String TEST = "reviews-test.jsonl";

    private static final JsonMapper JSON = new JsonMapper();

    /** A place that no file reaches, since a lock keeps others from reading on some systems. */
    private static final long BEHIND = Long.MAX_VALUE - 1;

    private final Path file;
    private final FileChannel channel;

    private ReviewFile(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * What people said in the end, in the order in which it was first said: what was undone is gone, and of two reviews
     * of one person on the same two answers the later counts. None of them is of a test case unless the file is
     * {@value #TEST}.
     *
     * @param runFolderOrFile a file, or a folder, which then need not have a {@value #NAME}
     * @throws BadInput naming the file and the line when something in it is no review, or when there is no such file
     */
    public static List<Review> read(Path runFolderOrFile) {
        Path file = Files.isDirectory(runFolderOrFile) ? runFolderOrFile.resolve(NAME) : runFolderOrFile;
        if (Files.isDirectory(runFolderOrFile) && !Files.exists(file)) {
            return List.of();
        }
        return ComparisonFile.read(file).stream().map(ReviewFile::review).toList();
    }

    /**
     * Opens or creates a file to add to; a line that was torn by a kill is cut off.
     *
     * @throws BadInput when somebody else adds to it
     * @throws StorageFailure when it cannot be read or written
     */
    public static ReviewFile open(Path file) {
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            boolean opened = false;
            try {
                requireAlone(channel, file);
                repair(channel, file);
                opened = true;
                return new ReviewFile(file, channel);
            } finally {
                if (!opened) {
                    channel.close();
                }
            }
        } catch (IOException refused) {
            throw failure(file, refused);
        }
    }

    /** Adds what was said; it is on disk when this returns. */
    public void append(Review review) {
        write(line(review));
    }

    /** Takes back what was said; that is on disk when this returns. */
    public void undo(Review review) {
        write(line(review).put("undone", true));
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException refused) {
            throw failure(file, refused);
        }
    }

    private void write(ObjectNode line) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap((JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8));
            long start = channel.position();
            try {
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            } catch (IOException full) {
                // Half a line would spoil the next one.
                channel.truncate(start).position(start);
                throw full;
            }
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("texts can be written", impossible);
        } catch (IOException refused) {
            throw failure(file, refused);
        }
    }

    private static void requireAlone(FileChannel channel, Path file) throws IOException {
        @Nullable FileLock lock;
        try {
            lock = channel.tryLock(BEHIND, 1, false);
        } catch (OverlappingFileLockException here) {
            lock = null;
        }
        if (lock == null) {
            throw new BadInput(file + " is being written by another 'refinery review'; end that one first");
        }
    }

    private static void repair(FileChannel channel, Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int whole = ComparisonFile.whole(bytes, file).length;
        channel.truncate(whole).position(whole);
        if (whole > 0 && bytes[whole - 1] != '\n') {
            channel.write(ByteBuffer.wrap(new byte[] {'\n'}));
        }
    }

    private static ObjectNode line(Review review) {
        ObjectNode line = JSON.createObjectNode()
                .put("case", review.caseId())
                .put("first", review.first())
                .put("second", review.second())
                .put("firstPrompt", review.firstPrompt())
                .put("secondPrompt", review.secondPrompt())
                .put("choice", review.choice().name().toLowerCase(Locale.ROOT));
        review.correction().ifPresent(text -> line.put("correction", text));
        if (!review.reviewer().isEmpty()) {
            line.put("reviewer", review.reviewer());
        }
        return line.put("at", review.at().toString());
    }

    private static Review review(Comparison said) {
        return new Review(
                said.subject(),
                said.first(),
                said.second(),
                said.prompts().first(),
                said.prompts().second(),
                Review.Choice.valueOf(said.picked().name()),
                said.correction(),
                said.reviewer(),
                said.at());
    }

    private static StorageFailure failure(Path file, IOException cause) {
        return new StorageFailure("the reviews in " + file + " cannot be used: " + cause.getMessage(), cause);
    }
}
