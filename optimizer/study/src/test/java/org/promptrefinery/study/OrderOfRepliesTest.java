package org.promptrefinery.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.promptrefinery.evaluators.judge.JudgeModels;
import org.promptrefinery.inference.LanguageModel;

/** The same seed comes to the same result, whatever the number of threads and the order in which replies arrive. */
class OrderOfRepliesTest {

    @TempDir
    Path folder;

    private final Audience audience = new Audience();
    private Stage stage;

    /** One way to deliver replies. */
    private record Way(int threads, long seed) {

        static final List<Way> ALL = List.of(new Way(1, 1), new Way(1, 2), new Way(64, 3), new Way(64, 4));

        @Override
        public String toString() {
            return threads + "-" + seed;
        }
    }

    @BeforeEach
    void stage() {
        stage = new Stage(folder);
    }

    @ParameterizedTest
    @CsvSource({"search.generations, 8", "budget.completions, 500", "budget.tokens_out, 400"})
    void aRunIsTheSame(String setting, String value) throws IOException {
        stage.write();
        Map<String, String> settings = Map.of(setting, value, "max_unscored", "0.3", "max_quarantined", "1");
        StudyResult expected = run("inOrder", failing(), Optional.empty(), settings);
        List<String> notices = notices();
        assertThat(notices).isNotEmpty();
        for (Way way : Way.ALL) {
            Shuffled task = new Shuffled(failing(), way.threads(), way.seed());
            StudyResult result = run(way.toString(), task, Optional.empty(), settings);
            requireSame(way, result, expected);
            assertThat(notices()).isEqualTo(notices);
            assertThat(task.overtaken).hasPositiveValue();
        }
    }

    /** Some questions get no answer again and again, and some are refused. */
    private static Actor failing() {
        Actor actor = new Actor();
        actor.unanswered = question -> question.contains("7");
        actor.silent = question -> question.endsWith("11?");
        return actor;
    }

    @Test
    void aRunWithAReflectorIsTheSameToo() throws IOException {
        stage.chained("search: {generations: 5}");
        Path job = folder.resolve("job.yaml");
        String text = Files.readString(job);
        Files.writeString(job, text.replace("max_tokens: 9", "max_tokens: 9, reflector: \"gguf:r.gguf\""));
        Map<String, String> settings = Map.of("budget.reflector.completions", "30");
        StudyResult expected = run("inOrder", Scripted.relay(), Optional.of(reflector()), settings);
        List<String> notices = notices();
        for (Way way : Way.ALL) {
            Shuffled thinker = new Shuffled(reflector(), way.threads(), way.seed());
            Shuffled task = new Shuffled(Scripted.relay(), way.threads(), way.seed());
            requireSame(way, run(way.toString(), task, Optional.of(thinker), settings), expected);
            assertThat(notices()).isEqualTo(notices);
            assertThat(task.overtaken).hasPositiveValue();
        }
    }

    private static Scripted reflector() {
        return new Scripted("reflector", request -> {
            int chance = Objects.hash(Scripted.user(request), request.sample());
            return Scripted.said("<why>rules</why><prompt>\n[instruction]\nAnswer, please.\n"
                    + ((chance & 1) == 0 ? "[rule]\nUse Bob for Romeo.\n" : "")
                    + ((chance & 2) == 0 ? "[rule]\nUse Alice for Juliet.\n" : "")
                    + "</prompt>");
        });
    }

    private void requireSame(Way way, StudyResult result, StudyResult expected) throws IOException {
        assertThat(stage.journal(way.toString())).isNotEmpty().isEqualTo(stage.journal("inOrder"));
        assertThat(result.winner()).isEqualTo(expected.winner());
        assertThat(result.proof()).isEqualTo(expected.proof());
        assertThat(result.reason()).isEqualTo(expected.reason());
    }

    /** What was said since this was asked last. */
    private List<String> notices() {
        List<String> said = new ArrayList<>(audience.notices);
        audience.notices.clear();
        return said;
    }

    private StudyResult run(
            String name, LanguageModel task, Optional<LanguageModel> reflector, Map<String, String> settings) {
        Models models = new Models(task, reflector, new JudgeModels(List.of()));
        return stage.run(name, models, stage.job(settings), audience, InstantSource.system());
    }
}
