package org.promptrefinery.study.review;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.study.history.Answer;
import org.promptrefinery.study.history.Answers;
import org.promptrefinery.study.history.RunHistories;
import org.promptrefinery.study.history.RunHistory;
import org.promptrefinery.study.run.RunFolder;

/**
 * What of a run a person is to review.
 *
 * @param run that has ended
 * @param test whether test cases are shown, instead of all others
 * @param same whether cases with twice the same answer are shown too
 * @param against a file with answers of another prompt, to compare the winner with; else it is the baseline
 * @param reviewer who looks; empty when they give no name
 */
public record RunReview(RunFolder run, boolean test, boolean same, Optional<Path> against, String reviewer) {

    private static final String BASELINE = "baseline";
    private static final String WINNER = "winner";
    private static final int LONGEST_NAME = 100;

    /** @throws BadInput when the name is none */
    public RunReview {
        if (reviewer.length() > LONGEST_NAME || reviewer.codePoints().anyMatch(Character::isISOControl)) {
            throw new BadInput("--reviewer: a name must be of one line and at most " + LONGEST_NAME + " characters");
        }
    }

    /** Where the reviews go: those of test cases into a file of their own. */
    public Path file() {
        return run.path().resolve(test ? ReviewFile.TEST : ReviewFile.NAME);
    }

    /** The cases that are shown, for a person. */
    public String cases() {
        return test ? "test cases" : "train and dev cases";
    }

    /**
     * What is to be compared, at least one matchup.
     *
     * @throws BadInput when there is nothing to compare
     */
    public Matchups matchups() {
        RunHistory history = RunHistories.read(run);
        if (!Files.exists(run.verdicts())) {
            throw new BadInput("the run " + run.path() + " has no answers to review yet: " + RunFolder.VERDICTS
                    + " is written when it ends");
        }
        Matchups found = Matchups.of(
                this::answers, wanted(history), new Draw(history.job().seed(), reviewer));
        if (found.pairs().isEmpty()) {
            throw new BadInput(nothing(found.same()));
        }
        return found;
    }

    /** All answers, one after the other. */
    public void answers(Consumer<Answer> answers) {
        Answers.each(run, answers);
        Answers.eachOfTrain(run, answers);
        against.ifPresent(file -> Answers.each(file, answers));
    }

    private Matchups.Wanted wanted(RunHistory history) {
        Map<String, String> ids = history.outcome()
                .map(outcome -> Map.of(
                        BASELINE,
                        outcome.baseline().id(),
                        WINNER,
                        outcome.winner().id()))
                .orElse(Map.of());
        return new Matchups.Wanted(WINNER, against.map(RunReview::only).orElse(BASELINE), ids, test, same);
    }

    /** The prompt whose answers a file has. */
    private static String only(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new BadInput("--against: there is no file " + file + "; 'refinery evaluate JOB --prompt FILE --out "
                    + file + "' writes one");
        }
        Set<String> prompts = new TreeSet<>();
        Answers.each(file, answer -> prompts.add(answer.prompt()));
        if (prompts.size() != 1 || prompts.contains(WINNER)) {
            throw new BadInput("--against: " + file + " must have the answers of one prompt, as 'refinery evaluate JOB"
                    + " --prompt FILE --out " + file + "' writes them, but has those of "
                    + (prompts.isEmpty() ? "none" : String.join(", ", prompts)));
        }
        return prompts.iterator().next();
    }

    private String nothing(int identical) {
        if (identical > 0) {
            return "the two answers are the same in all " + identical + " " + cases() + " of " + run.path()
                    + "; --same shows each of them once, to be called good or not";
        }
        return "the run " + run.path() + " has no " + cases() + " that both prompts have answered"
                + (test ? "; leave out --split test to review others" : "");
    }
}
