package org.promptrefinery.study.run;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.inference.StorageFailure;

/**
 * The folder of one run.
 *
 * @param path of the folder
 */
public record RunFolder(Path path) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
    private static final String CONFIG = "run.yaml";

    /** Name of the file with what came of the run, for a machine. */
    public static final String RESULT = "result.json";

    /** Name of the file with all answers of the baseline and the winner. */
    public static final String VERDICTS = "verdicts.jsonl";

    /** Name of the file with answers to train cases. */
    public static final String TRAIN_VERDICTS = "train-verdicts.jsonl";

    /** Name of the file with the prompt that won. */
    public static final String WINNER = "winner.prompt";

    /**
     * Makes a new folder {@code <job>-<time>} and writes down what is run.
     *
     * @throws BadInput when the results folder cannot be written
     */
    public static RunFolder create(Path results, String job, LocalDateTime now, String config) {
        try {
            Files.createDirectories(results);
            RunFolder folder = new RunFolder(unused(results, job + "-" + TIME.format(now)));
            folder.write(CONFIG, config);
            return folder;
        } catch (AccessDeniedException | FileAlreadyExistsException | ReadOnlyFileSystemException refused) {
            throw new BadInput(
                    "the results folder " + results + " cannot be written; choose another with --results", refused);
        } catch (FileSystemException refused) {
            if (Files.isDirectory(results) && Files.isWritable(results)) {
                throw new StorageFailure("cannot write in " + results + ": " + refused.getMessage(), refused);
            }
            throw new BadInput(
                    "the results folder " + results + " cannot be written"
                            + (refused.getReason() == null ? "" : " (" + refused.getReason() + ")")
                            + "; choose another with --results",
                    refused);
        } catch (IOException refused) {
            throw new StorageFailure("cannot write in " + results + ": " + refused.getMessage(), refused);
        }
    }

    /**
     * The newest run of this job that was not finished and was started with the same configuration.
     *
     * @throws BadInput when there is none
     */
    public static RunFolder unfinished(Path results, String job, String config) {
        List<RunFolder> open = newestFirst(results, job).stream()
                .filter(folder -> !Journal.contains(folder.journal(), "proof"))
                .toList();
        if (open.isEmpty()) {
            throw new BadInput("there is no unfinished run of " + job + " in " + results
                    + " to resume; start one without --resume");
        }
        return open.stream()
                .filter(folder -> folder.config().equals(Optional.of(config)))
                .findFirst()
                .orElseThrow(() -> new BadInput("the job, its cases or its settings have changed since "
                        + open.getFirst().path() + " was started (" + firstDifference(open.getFirst(), config)
                        + "); change them back to resume it, or start a new run without --resume"));
    }

    public Path journal() {
        return path.resolve("journal.jsonl");
    }

    /** All that decides the run. */
    public Path record() {
        return path.resolve(CONFIG);
    }

    /** The prompt that won. */
    public Path winner() {
        return path.resolve(WINNER);
    }

    /** What came of it, once it has ended. */
    public Path result() {
        return path.resolve(RESULT);
    }

    /** All answers of the baseline and the winner with what was made of them, once it has ended. */
    public Path verdicts() {
        return path.resolve(VERDICTS);
    }

    /** Answers to train cases, as far as they were asked, with what was made of them, once it has ended. */
    public Path trainVerdicts() {
        return path.resolve(TRAIN_VERDICTS);
    }

    /** How the run is called, which is the folder's own name even where the path of it is {@code .}. */
    public String name() {
        return String.valueOf(path.toAbsolutePath().normalize().getFileName());
    }

    /** A file that ends the search of this run when somebody makes it; see {@link StopFile}. */
    public Path stop() {
        return path.resolve("stop");
    }

    /**
     * Writes a file of the run.
     *
     * @see WholeFile#write(Path, Stream)
     */
    public void write(String name, String text) {
        write(name, Stream.of(text));
    }

    /**
     * Writes a file of the run.
     *
     * @see WholeFile#write(Path, Stream)
     */
    public void write(String name, Stream<String> texts) {
        WholeFile.write(path.resolve(name), texts);
    }

    /** Forgets what an earlier start of the same run came to, and an earlier wish that it should end. */
    public void begin() {
        try {
            Files.deleteIfExists(result());
            Files.deleteIfExists(verdicts());
            Files.deleteIfExists(trainVerdicts());
            Files.deleteIfExists(stop());
        } catch (IOException refused) {
            throw new StorageFailure("cannot write in " + path + ": " + refused.getMessage(), refused);
        }
    }

    private Optional<String> config() {
        try {
            return Optional.of(Files.readString(path.resolve(CONFIG)));
        } catch (IOException missing) {
            return Optional.empty();
        }
    }

    private static Path unused(Path results, String name) throws IOException {
        for (int copy = 1; ; copy++) {
            Path folder = results.resolve(copy == 1 ? name : name + "-" + copy);
            if (!Files.exists(folder)) {
                return Files.createDirectory(folder);
            }
        }
    }

    private static List<RunFolder> newestFirst(Path results, String job) {
        if (!Files.isDirectory(results)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(results)) {
            return folders.filter(folder ->
                            String.valueOf(folder.getFileName()).matches("\\Q" + job + "\\E-\\d{8}-\\d{6}(-\\d+)?"))
                    .sorted(Comparator.reverseOrder())
                    .map(RunFolder::new)
                    .toList();
        } catch (IOException unreadable) {
            throw new StorageFailure("cannot read " + results + ": " + unreadable.getMessage(), unreadable);
        }
    }

    private static String firstDifference(RunFolder folder, String config) {
        List<String> before = folder.config().orElse("").lines().toList();
        List<String> now = config.lines().toList();
        for (int i = 0; i < Math.min(before.size(), now.size()); i++) {
            if (!before.get(i).equals(now.get(i))) {
                return "then '" + before.get(i).strip() + "', now '"
                        + now.get(i).strip() + "'";
            }
        }
        return "then " + before.size() + " lines of settings, now " + now.size();
    }
}
