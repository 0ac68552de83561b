package org.promptrefinery.app;

import java.nio.file.Files;
import java.nio.file.Path;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.study.run.RunFolder;

/** What a user names as one side of a comparison. */
sealed interface Operand {

    /** The form of a model. */
    String MODEL = "model:";

    /** The end of the names of prompts that were brought into a repository. */
    String EXPORTED = ".prompt.yaml";

    /** The winner of a run, on the run's job. */
    record Run(RunFolder folder) implements Operand {}

    /** A job with its own prompt. */
    record Whole(Path job) implements Operand {}

    /** A prompt, on a job that is named elsewhere. */
    record Words(Path prompt) implements Operand {}

    /** A model, on a job and its prompt that are named elsewhere. */
    record Model(String spec) implements Operand {}

    /**
     * Tells by its form, and by what it names, which one is meant.
     *
     * @throws BadInput naming what would be accepted
     */
    static Operand of(String text) {
        if (text.startsWith(MODEL)) {
            return new Model(text.substring(MODEL.length()));
        }
        Path path = Path.of(text);
        if (Files.isDirectory(path)) {
            RunFolder folder = new RunFolder(path);
            return Files.isRegularFile(folder.record()) ? new Run(folder) : new Whole(path);
        }
        if (Files.isRegularFile(path)) {
            boolean job = (text.endsWith(".yaml") || text.endsWith(".yml")) && !text.endsWith(EXPORTED);
            return job ? new Whole(path) : new Words(path);
        }
        throw new BadInput("'" + text + "' is no file and no folder; to compare, name a .prompt file, the folder of a"
                + " run, the folder of a job, or a model as " + MODEL + "SPEC");
    }
}
