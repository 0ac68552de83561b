package org.promptrefinery.study.draft;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.cases.CaseFile;
import org.promptrefinery.evaluators.cases.CaseSource;
import org.promptrefinery.evaluators.cases.Columns;
import org.promptrefinery.evaluators.cases.Survey;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.study.job.JobFile;

/** Writes a first job for cases that someone has. */
public final class JobDraft {

    private static final int CHARACTERS_PER_TOKEN = 3;
    private static final int SPARE_TOKENS = 16;
    private static final int MOST_TOKENS = 1024;
    private static final int USUAL_TOKENS = 256;
    private static final int FEWEST_CASES = 10;

    private final Path file;
    private final JobFolder folder;
    private final List<String> remarks = new ArrayList<>();

    private JobDraft(Path file, JobFolder folder) {
        this.file = file;
        this.folder = folder;
    }

    /**
     * Guesses a job and writes it into a folder.
     *
     * @param file of cases, in any format that {@link CaseFile} reads
     * @param force whether files of a job that are there may be overwritten
     * @return what was guessed and left out, one sentence each
     * @throws BadInput when the file is wrong or the folder is in use
     */
    public static List<String> write(Path file, Path folder, boolean force) {
        JobFolder target = new JobFolder(folder);
        if (!force) {
            target.requireUnused();
        }
        return new JobDraft(file, target).write();
    }

    private List<String> write() {
        CaseSource source = new CaseSource(file, columns(), OptionalInt.empty());
        Sketch sketch = new Sketch();
        Survey survey = CaseFile.pass(source, sketch::add);
        remarks.addAll(survey.notices());
        EvaluatorGuess evaluator = EvaluatorGuess.of(sketch.references().kind(), survey.suggested(), survey.cases());
        remarks.add("Evaluator: " + DraftText.entry(evaluator.entry()) + ", since " + evaluator.why() + ".");
        Prompt prompt = prompt(sketch);
        remarks.add(0, cases(copy(source, sketch, evaluator.needsReference())));
        Draft draft = new Draft(name(), prompt, evaluator, maxTokens(sketch.references()), remarks);
        folder.write(JobFolder.JOB, writer -> writer.write(DraftText.job(draft)));
        folder.write(JobFolder.README, writer -> writer.write(DraftText.readme(draft)));
        JobFile.read(folder.path(), Map.of(), Map.of());
        return List.copyOf(remarks);
    }

    private String cases(long written) {
        return written + " cases from " + file.getFileName() + "."
                + (written < FEWEST_CASES
                        ? " They are too few: a job needs at least " + FEWEST_CASES
                                + ", and some hundred to prove a gain."
                        : "");
    }

    private Columns columns() {
        Columns guess = CaseFile.guess(file);
        if (guess.isNone()) {
            return guess;
        }
        guess.inputs().forEach((name, column) -> remarks.add("Input {{" + name + "}}: the column '" + column + "'."));
        guess.fields().forEach((field, column) -> remarks.add("'" + field + "': the column '" + column + "'."));
        guess.tags().forEach(column -> remarks.add("Tags: the column '" + column + "'."));
        remarks.add("Where a column means something else, rename it in the file and run init again, or name it in the"
                + " job: cases: {file: ..., inputs: {...}, expected: ...}.");
        return guess;
    }

    private Prompt prompt(Sketch sketch) {
        Optional<String> found = CaseFile.prompt(file);
        if (found.filter(text -> PromptGuess.fits(text, sketch.inputs())).isPresent()) {
            remarks.add("Prompt: the first one in the file.");
            return PromptGuess.found(found.get());
        }
        found.ifPresent(_ -> remarks.add(
                "The prompt in the file uses more than inputs of the cases; a plain one" + " stands in its place."));
        remarks.add(
                sketch.system().isBlank()
                        ? "Prompt: a plain one, told by the references; put your own there."
                        : "Prompt: the system message that all cases have.");
        return PromptGuess.of(sketch.system(), sketch.inputs(), sketch.references());
    }

    private long copy(CaseSource source, Sketch sketch, boolean needsReference) {
        long[] counts = new long[2];
        folder.write(
                JobFolder.CASES,
                writer -> CaseFile.pass(source, (values, subject) -> {
                    boolean usable = !needsReference || !subject.references().isEmpty() || values.has("vote");
                    counts[usable ? 0 : 1]++;
                    if (usable) {
                        line(writer, values, !sketch.system().isEmpty());
                    }
                }));
        if (counts[1] > 0) {
            remarks.add(counts[1] + " cases were left out, since they have no reference for the evaluator.");
        }
        return counts[0];
    }

    private static void line(Writer writer, ObjectNode values, boolean withoutSystem) {
        if (withoutSystem && values.path("inputs") instanceof ObjectNode inputs) {
            inputs.remove(Sketch.SYSTEM);
        }
        try {
            writer.write(values + "\n");
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private static int maxTokens(References references) {
        if (references.kind() == References.Kind.NONE) {
            return USUAL_TOKENS;
        }
        return Math.min(MOST_TOKENS, references.longest() / CHARACTERS_PER_TOKEN + SPARE_TOKENS);
    }

    private String name() {
        Path last = folder.path().toAbsolutePath().normalize().getFileName();
        String name = String.valueOf(last).replaceAll("[^A-Za-z0-9_.-]", "-").replaceFirst("^[^A-Za-z0-9_]+", "");
        return name.isEmpty() ? "job" : name;
    }
}
