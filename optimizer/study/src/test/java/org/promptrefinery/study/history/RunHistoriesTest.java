package org.promptrefinery.study.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.study.run.RunFolder;

class RunHistoriesTest {

    private static final String CARD = "{\"score\":0.5,\"cases\":8,\"scored\":7,\"gatesBroken\":1,\"tokens\":4}";

    @TempDir
    Path folder;

    @BeforeEach
    void writeRun() throws IOException {
        Files.writeString(folder.resolve("run.yaml"), """
                name: play
                seed: 7
                model: {task: "embedded:bard", judge: [a, b]}
                evaluators: [exact, forbidden: {words: [Romeo]}]
                search: {generations: 12}
                made_from: {cases: 160}
                """);
    }

    @Test
    void aRunThatHasJustBegunHasOnlyItsJob() {
        RunHistory history = read();
        assertThat(history.job())
                .isEqualTo(new JobFacts(
                        "play",
                        7,
                        "embedded:bard",
                        Optional.empty(),
                        List.of("a", "b"),
                        List.of("exact", "forbidden"),
                        160,
                        12));
        assertThat(history.candidates()).isEmpty();
        assertThat(history.steps()).isEmpty();
        assertThat(history.outcome()).isEmpty();
    }

    @Test
    void aLineThatIsStillWrittenIsLeftOut() throws IOException {
        journal(seed() + "\n" + next() + "\n{\"event\":\"gener");
        RunHistory history = read();
        assertThat(history.steps()).extracting(Step::number).containsExactly(0, 1);
        assertThat(history.steps().getFirst().completions()).isZero();
        assertThat(history.steps().getLast().completions()).isEqualTo(300);
        assertThat(history.steps().getLast().population().getFirst().dev()).isEqualTo(new Score(0.5, 8, 7, 1, 4));
        assertThat(history.candidates().keySet()).containsExactly("s", "c1", "c2");
        assertThat(history.candidates().get("s").score()).isEqualTo(0.5);
        assertThat(history.candidates().get("c1").candidate().prompt().system()).isEqualTo("One.");
        assertThat(history.lineage("c2"))
                .extracting(tried -> tried.candidate().id())
                .containsExactly("s", "c1", "c2");
    }

    @Test
    void aBrokenLineAmongOthersIsNamed() throws IOException {
        journal(seed() + "\n{\"event\":\"gener\n" + next() + "\n");
        assertThatThrownBy(this::read)
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("journal.jsonl:2: broken JSON");
        journal(seed() + "\n" + next().replace("\"cases\":8,", "") + "\n");
        assertThatThrownBy(this::read)
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("journal.jsonl:2: population[0]: dev: the field 'cases' is missing");
        journal(seed() + "\n" + next().replace("\"user\":\"{{q}}\"", "\"user\":\"none\"") + "\n");
        assertThatThrownBy(this::read)
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("journal.jsonl:2: prompt.user: 'none' shows the model nothing");
    }

    @Test
    void aChildThatIsTurnedAwayAsKnownDoesNotReplaceTheFirst() throws IOException {
        journal(seed() + "\n" + next() + "\n"
                + next().replace("\"cases\":5", "\"cases\":0").replace("tried", "known") + "\n");
        assertThat(read().candidates().get("c1").fate()).isEqualTo("tried");
    }

    @Test
    void whatIsNoRunIsRefused() throws IOException {
        Files.delete(folder.resolve("run.yaml"));
        assertThatThrownBy(this::read)
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("is no run: it has no run.yaml");
        Files.writeString(folder.resolve("run.yaml"), "name: play\n");
        assertThatThrownBy(this::read)
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("run.yaml: the field 'model' is missing");
    }

    @Test
    void aBrokenResultIsNamed() throws IOException {
        Files.writeString(folder.resolve("result.json"), "{\"reason\":\n \"x\",, }");
        assertThatThrownBy(this::read).isInstanceOf(BadInput.class).hasMessageContaining("result.json:2: broken JSON");
        Files.writeString(folder.resolve("result.json"), "{\"ending\": \"tired\"}");
        assertThatThrownBy(this::read)
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(
                        "result.json: ending: 'tired' must be one of [finished, stopped_early, interrupted]");
    }

    private static String seed() {
        return "{\"event\":\"generation\",\"number\":0,\"children\":[],\"population\":[{\"id\":\"s\",\"dev\":" + CARD
                + "}],\"seed\":" + candidate("s", "", "Begin.") + "},\"at\":\"2026-11-25T01:11:37Z\"}";
    }

    private static String next() {
        return "{\"event\":\"generation\",\"number\":1,\"children\":["
                + candidate("c1", "\"s\"", "One.") + ",\"fate\":\"tried\",\"score\":0.75,\"cases\":5},"
                + candidate("c2", "\"c1\",\"s\"", "Two.") + ",\"fate\":\"tried\",\"score\":0.25,\"cases\":3}"
                + "],\"population\":[{\"id\":\"c1\",\"dev\":" + CARD
                + "}],\"at\":\"2026-11-25T01:12:37Z\",\"completions\":300}";
    }

    private static String candidate(String id, String parents, String text) {
        return "{\"id\":\"" + id + "\",\"operator\":\"reword\",\"why\":\"so\",\"parents\":[" + parents
                + "],\"prompt\":{\"system\":[{\"role\":\"rule\",\"text\":\"" + text + "\"}],\"user\":\"{{q}}\"}";
    }

    private void journal(String lines) throws IOException {
        Files.writeString(
                folder.resolve("journal.jsonl"),
                lines,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING);
    }

    private RunHistory read() {
        return RunHistories.read(new RunFolder(folder));
    }
}
