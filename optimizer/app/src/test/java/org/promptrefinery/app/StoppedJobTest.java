package org.promptrefinery.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.promptrefinery.inference.loopback.Behaviour;
import org.promptrefinery.inference.loopback.LoopbackServer;
import org.promptrefinery.study.history.Outcome;
import org.promptrefinery.study.history.RunHistories;
import org.promptrefinery.study.history.RunHistory;
import org.promptrefinery.study.run.RunFolder;
import org.promptrefinery.study.run.StopFile;

/** A job that another program stops by a file. */
class StoppedJobTest {

    private static final Behaviour GOOD = Behaviour.saying(Theatre::say);

    @TempDir
    Path folder;

    @Test
    void whatItHasIsProvenAndWritten() throws IOException {
        Theatre theatre = new Theatre(folder);
        Path results = theatre.results("results");
        try (LoopbackServer server = LoopbackServer.start(GOOD)) {
            server.behave(call -> {
                if (call.number() <= 1) {
                    StopFile.request(newest(results));
                }
                return GOOD.react(call);
            });
            Path job = theatre.job("openai:m@" + server.uri());
            Output output = theatre.refinery("optimize", job.toString(), "--results", results.toString(), "--json");

            assertThat(output.code()).as(output.err()).isEqualTo(ExitCode.STOPPED_EARLY);
            assertThat(output.err()).contains("search over: stopped by hand; proving the winner");
            JsonNode printed = new JsonMapper().readTree(output.out());
            assertThat(printed.path("reason").asText()).isEqualTo("stopped by hand");
            assertThat(printed.path("pValue").isNumber()).isTrue();
            assertThat(new JsonMapper().readTree(Theatre.file(results, "result.json")))
                    .isEqualTo(printed);
            RunFolder run = newest(results);
            assertThat(run.stop()).doesNotExist();
            RunHistory history = RunHistories.read(run);
            assertThat(history.steps()).hasSize(1);
            assertThat(history.outcome().flatMap(Outcome::proven)).isPresent();
        }
    }

    private static RunFolder newest(Path results) {
        try {
            return new RunFolder(Theatre.run(results));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
