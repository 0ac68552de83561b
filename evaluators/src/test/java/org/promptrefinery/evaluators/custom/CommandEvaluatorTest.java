package org.promptrefinery.evaluators.custom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.Evaluation;
import org.promptrefinery.evaluators.Trial;
import org.promptrefinery.evaluators.Verdict;
import org.promptrefinery.evaluators.catalog.Catalog;
import org.promptrefinery.evaluators.format.Judged;
import org.promptrefinery.evaluators.kind.Services;

@Timeout(120)
class CommandEvaluatorTest {

    private static final int LONG_ENOUGH = 30;

    @TempDir
    private Path folder;

    private CommandsAllowed allowed;

    @BeforeEach
    void allow() {
        allowed = CommandsAllowed.in(folder);
    }

    @AfterEach
    void end() {
        allowed.close();
    }

    @Test
    void judgesAnswersWithOneProgram() throws Exception {
        List<Verdict> verdicts = judge(
                LONG_ENOUGH,
                ScoringProgram.command(),
                "a",
                "b",
                "no reason",
                "unscored",
                "too high",
                "NaN",
                "umlaut",
                "where",
                "echo",
                "x".repeat(1_000_000),
                "line\nbreak \ud800 \u2028 \" \\ é",
                "c");
        assertThat(verdicts.get(0)).isEqualTo(verdicts.get(1)).isEqualTo(verdicts.get(11));
        assertThat(verdicts.subList(2, 8))
                .containsExactly(
                        new Verdict.Scored(0.25, "the command gave no reason"),
                        new Verdict.Unscored("cannot tell"),
                        new Verdict.Unscored("the command gave the score '1.5', not one from 0 to 1"),
                        new Verdict.Unscored("the command gave neither a number as 'score' nor 'unscored':"
                                + " '{\"id\":\"6\",\"score\":\"NaN\"}'"),
                        new Verdict.Scored(1, "schön [31m rot"),
                        new Verdict.Scored(1, folder.getFileName().toString()));
        assertThat(verdicts.get(8))
                .isEqualTo(new Verdict.Scored(
                        1,
                        "{'id':'9','case':'case-1','inputs':{'question':'Wer?'},'expected':['B\\u00F6b'],"
                                + "'answer':'echo','tags':['t']}"));
        assertThat(verdicts.subList(9, 11)).containsOnly(verdicts.get(0));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            crash    | the command ended with exit code 7; its last error line: 'it broke'
            nonsense | the command replied with no JSON object: 'Score: 1'
            other id | the command replied to the id 'another' instead of '2'
            """)
    void aFailureLeavesOneAnswerUnscoredAndStartsTheProgramAgain(String answer, String cause) throws Exception {
        List<Verdict> verdicts = judge(LONG_ENOUGH, ScoringProgram.command(), "a", answer, "a");
        assertThat(verdicts.get(1)).isEqualTo(new Verdict.Unscored(cause));
        assertThat(verdicts.get(0)).isInstanceOf(Verdict.Scored.class).isNotEqualTo(verdicts.get(2));
        assertThat(verdicts.get(2)).isInstanceOf(Verdict.Scored.class);
    }

    @Test
    void aSecondReplyToOneLineIsNotTakenForTheNext() throws Exception {
        List<Verdict> verdicts = judge(LONG_ENOUGH, ScoringProgram.command(), "two", "a");
        assertThat(verdicts)
                .containsExactly(
                        new Verdict.Scored(1, "the command gave no reason"),
                        new Verdict.Unscored("the command replied to the id '1' instead of '2'"));
    }

    @Test
    void aProgramThatDoesNotReplyIsEnded() throws Exception {
        assertThat(judge(1, ScoringProgram.command(), "sleep"))
                .containsExactly(new Verdict.Unscored("the command gave no reply within 1.0 s"));
        List<ProcessHandle> dying = ProcessHandle.current()
                .children()
                .filter(CommandEvaluatorTest::isOurs)
                .toList();
        for (ProcessHandle handle : dying) {
            handle.onExit().get(LONG_ENOUGH, TimeUnit.SECONDS);
        }
    }

    @Test
    void aProgramThatAlwaysFailsIsStartedFourTimes() throws Exception {
        List<Verdict> verdicts = judge(LONG_ENOUGH, ScoringProgram.command("dies"), "a", "b", "c", "d", "e", "f");
        String failure = "ended with exit code 3; its last error line: 'no model here'";
        assertThat(verdicts.subList(0, 4)).containsOnly(new Verdict.Unscored("the command " + failure));
        assertThat(verdicts.subList(4, 6))
                .containsOnly(new Verdict.Unscored(
                        "the command failed 4 times and is not started again; at last it " + failure));
    }

    @Test
    void aProgramThatIsNotThereIsUnscored() {
        assertThat(judge(LONG_ENOUGH, List.of("no-such-program-here"), "a"))
                .singleElement()
                .isInstanceOfSatisfying(Verdict.Unscored.class, unscored -> assertThat(unscored.cause())
                        .startsWith("the command cannot be started: ")
                        .contains("no-such-program-here"));
    }

    @Test
    void theProgramAndItsChildrenEndOnClose() throws Exception {
        List<Verdict> verdicts = judge(LONG_ENOUGH, ScoringProgram.command(), "a", "child");
        Optional<ProcessHandle> program =
                ProcessHandle.of(Long.parseLong(reason(verdicts.get(0)).substring("pid ".length())));
        Optional<ProcessHandle> child = ProcessHandle.of(Long.parseLong(reason(verdicts.get(1))));
        assertThat(child).isPresent();
        allowed.close();
        for (ProcessHandle handle : List.of(program.orElseThrow(), child.orElseThrow())) {
            handle.onExit().get(LONG_ENOUGH, TimeUnit.SECONDS);
        }
        assertThat(judge(LONG_ENOUGH, ScoringProgram.command(), "a"))
                .containsExactly(new Verdict.Unscored("the command cannot be started: no more programs are started"));
    }

    @Test
    void nothingRunsUnlessItIsAllowed() {
        Path witness = folder.resolve("witness");
        assertThat(Judged.verdict("command: {run: [touch, '" + witness + "']}", "a"))
                .isEqualTo(new Verdict.Unscored("commands are not allowed here"));
        assertThat(witness).doesNotExist();
    }

    @Test
    void aJobWithCommandsIsRefusedWhereTheUserDidNotAllowThem() {
        Services services = Services.NONE.with(CommandsRefused.class, new CommandsRefused("give the flag"));
        assertThatThrownBy(() -> Catalog.evaluation(
                        List.of(Map.of("command", Map.of("run", List.of("touch", "x")))), "job", services))
                .isInstanceOf(BadInput.class)
                .hasMessage("job[0].command: runs a program, which is not allowed; give the flag");
    }

    @Test
    void anotherScriptIsAnotherVersion() throws Exception {
        Path script = folder.resolve("score.py");
        Files.writeString(script, "one");
        String once = evaluation(1, List.of("python3", "score.py")).fingerprint();
        assertThat(evaluation(1, List.of("python3", "score.py")).fingerprint()).isEqualTo(once);
        Files.writeString(script, "two");
        assertThat(evaluation(1, List.of("python3", "score.py")).fingerprint()).isNotEqualTo(once);
        assertThat(once).startsWith("command(python3 score.py)/1-");
    }

    @Test
    void anInterruptedThreadStopsWaitingAndStaysInterrupted() throws Exception {
        Evaluation evaluation = evaluation(LONG_ENOUGH, ScoringProgram.command());
        Thread.currentThread().interrupt();
        assertThat(judge(evaluation, "sleep")).containsExactly(new Verdict.Unscored("the command was interrupted"));
        assertThat(Thread.interrupted()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            command: {run: python3 score.py}      | must be a list of a program and its arguments
            command: {timeout: 3}                 | must be a list of a program and its arguments
            command: {run: []}                    | job[0].command.run: '[]' must be
            command: {run: [x], timeout: 0}       | must be a number from 0.1 to 3600
            """)
    void refuses(String yaml, String message) {
        assertThatThrownBy(() -> Judged.evaluation(yaml))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(message);
    }

    private List<Verdict> judge(int timeout, List<String> run, String... answers) {
        return judge(evaluation(timeout, run), answers);
    }

    private static List<Verdict> judge(Evaluation evaluation, String... answers) {
        Case subject = new Case("case-1", Map.of("question", "Wer?"), List.of("Böb"), new TreeSet<>(List.of("t")), 1);
        List<Trial> trials = new ArrayList<>();
        Arrays.stream(answers).forEach(answer -> trials.add(new Trial(subject, answer)));
        return evaluation.judge(trials).stream()
                .map(result -> result.byEvaluator().values().iterator().next())
                .toList();
    }

    private Evaluation evaluation(int timeout, List<String> run) {
        return Catalog.evaluation(
                List.of(Map.of("command", Map.of("run", run, "timeout", timeout))),
                "job",
                Services.NONE.with(CommandsAllowed.class, allowed));
    }

    private static boolean isOurs(ProcessHandle handle) {
        return handle.isAlive()
                && handle.info().arguments().stream()
                        .flatMap(Stream::of)
                        .anyMatch(argument -> argument.contains("ScoringProgram"));
    }

    private static String reason(Verdict verdict) {
        return ((Verdict.Scored) verdict).reason();
    }
}
