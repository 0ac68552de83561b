package org.promptrefinery.study.history;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.inference.StorageFailure;
import org.promptrefinery.study.run.RunFolder;

/** The answers that a run leaves behind. */
public final class Answers {

    private Answers() {}

    /**
     * Hands on one answer of {@code verdicts.jsonl} after the other, in the order of the file, without keeping any.
     * None when the run has not ended yet. Bytes that are no UTF-8 become U+FFFD; lone surrogates in escapes stay as
     * they are.
     *
     * @throws BadInput naming file and line when a line is no answer
     * @throws StorageFailure when the file cannot be read
     */
    public static void each(RunFolder folder, Consumer<Answer> answers) {
        eachIfThere(folder.verdicts(), answers);
    }

    /**
     * The same for the answers to train cases that {@code train-verdicts.jsonl} has; the prompt of some is an id. None
     * when the run has not ended yet, or is of a version that did not keep them.
     */
    public static void eachOfTrain(RunFolder folder, Consumer<Answer> answers) {
        eachIfThere(folder.trainVerdicts(), answers);
    }

    private static void eachIfThere(Path file, Consumer<Answer> answers) {
        if (Files.exists(file)) {
            each(file, answers);
        }
    }

    /**
     * The same of a file such as {@code evaluate --out} writes.
     *
     * @throws BadInput naming file and line when a line is no answer
     * @throws StorageFailure when the file cannot be read
     */
    public static void each(Path file, Consumer<Answer> answers) {
        JsonLines.each(file, JsonLines.Torn.READ, line -> answers.accept(answer(line)));
    }

    private static Answer answer(Json line) {
        return new Answer(
                line.text("prompt"),
                line.text("split"),
                line.text("case"),
                line.map("inputs", Json::asText),
                line.textOrNone("expected"),
                line.list("tags", Json::asText),
                line.textOrNone("answer"),
                line.map("steps", Json::asText),
                line.numberIfThere("score"),
                reason(line),
                line.flag("gatesHeld"),
                line.map("evaluators", Answers::opinion));
    }

    private static Answer.Opinion opinion(Json node) {
        OptionalDouble score = node.numberIfThere("score");
        return new Answer.Opinion(score, reason(node));
    }

    /** What has no score has the cause of that. */
    private static String reason(Json node) {
        Optional<Json> cause = node.optional("unscored");
        return cause.map(Json::asText).orElseGet(() -> node.textOrNone("reason"));
    }
}
