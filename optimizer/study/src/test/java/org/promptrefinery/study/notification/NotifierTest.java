package org.promptrefinery.study.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.custom.CommandsAllowed;
import org.promptrefinery.evaluators.custom.CommandsRefused;
import org.promptrefinery.evaluators.kind.Services;
import org.promptrefinery.inference.ModelUnavailable;
import org.promptrefinery.study.job.Job;
import org.promptrefinery.study.job.JobFile;
import org.promptrefinery.study.run.RunFolder;

class NotifierTest {

    @TempDir
    Path folder;

    private final List<String> notices = new ArrayList<>();
    private Path run;
    private RunEnd end;

    @BeforeEach
    void aRun() throws IOException {
        run = Files.createDirectory(folder.resolve("run"));
        end = new RunEnd(
                "romeo",
                Optional.of(run),
                "finished",
                "every dev case is right",
                Optional.of(new RunEnd.Verdict(0.25, 0.125, 0.375, true)),
                Optional.of(run.resolve("winner.prompt")));
    }

    @Test
    void aProgramHearsItOnItsInputAndInVariables() throws IOException {
        Path script = Files.writeString(
                folder.resolve("told.sh"),
                "cat > told.json; echo \"$REFINERY_JOB $REFINERY_ENDING $REFINERY_IMPROVED $REFINERY_GAIN"
                        + " $REFINERY_INTERVAL $REFINERY_RUN $REFINERY_WINNER $1\"\n");
        Notifier.of(allowed("notify: {command: [sh, " + script.getFileName() + ", \"a b\"]}"), Map.of(), notices::add)
                .tell(end);
        assertThat(notices).isEmpty();
        JsonNode told = new JsonMapper().readTree(folder.resolve("told.json").toFile());
        assertThat(told).isEqualTo(end.json());
        assertThat(told.path("text").asText())
                .isEqualTo("refinery: romeo finished, improved: +25.0 points on the test cases,"
                        + " 95 % interval +12.5 to +37.5 (every dev case is right)");
        assertThat(run.resolve("notify.log"))
                .hasContent(
                        "romeo finished true 0.25 0.125..0.375 " + run + " " + run.resolve("winner.prompt") + " a b");
    }

    @Test
    void whatIsNotKnownIsNullAndEmptyAndAnOldVariableDoesNotShine() {
        RunEnd failed = RunEnd.failed("romeo", Optional.of(new RunFolder(run)), new ModelUnavailable("gone.\nmore"));
        assertThat(failed.json().path("ending").asText()).isEqualTo("failed");
        assertThat(failed.json().path("reason").asText()).isEqualTo("gone.");
        assertThat(failed.json().path("gain").isNull()).isTrue();
        assertThat(failed.variables()).containsEntry("REFINERY_GAIN", "").containsEntry("REFINERY_WINNER", "");
    }

    @Test
    void aDefectSaysNothingOfWhatItHeld() {
        RunEnd failed = RunEnd.failed("romeo", Optional.empty(), new IllegalStateException("key sk-1"));
        assertThat(failed.json().toString()).contains("IllegalStateException").doesNotContain("sk-1");
    }

    @Test
    void aProgramOfTheJobFileNeedsLeaveAndOneOfTheUserDoesNot() throws IOException {
        String job = "notify: {command: [sh, told.sh]}";
        Services refused = Services.NONE.with(CommandsRefused.class, new CommandsRefused("give --allow-commands"));
        assertThatThrownBy(() -> Notifier.of(read(job, refused, Map.of()), Map.of(), notices::add))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("job.yaml:4: notify.command:")
                .hasMessageContaining("give --allow-commands");
        assertThatThrownBy(() -> Notifier.of(read(job, Services.NONE, Map.of()), Map.of(), notices::add))
                .isInstanceOf(BadInput.class);
        Notifier.of(read(job, refused, Map.of("notify.command", "true")), Map.of(), notices::add)
                .tell(end);
        assertThat(notices).isEmpty();
    }

    @Test
    void aProgramThatFailsOrLingersOrIsMissingIsSaidAndNothingElse() throws IOException {
        tell("notify: {command: [sh, -c, 'echo no; exit 3']}");
        tell("notify: {command: [sleep, 600], timeout: 0.1}");
        tell("notify: {command: [no-such-program-here]}");
        assertThat(notices)
                .satisfiesExactly(
                        first -> assertThat(first)
                                .isEqualTo("the notify command sh ended with exit code 3; what it said is in "
                                        + run.resolve("notify.log")),
                        second -> assertThat(second).contains("sleep was not done within 0.1 s"),
                        third -> assertThat(third).contains("no-such-program-here cannot be started"));
        assertThat(run.resolve("notify.log")).hasContent("no");
    }

    @Test
    void anAddressIsPostedToAndNeverShown() throws Exception {
        BlockingQueue<String> posted = new LinkedBlockingQueue<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            posted.add(exchange.getRequestMethod() + " "
                    + exchange.getRequestHeaders().getFirst("Content-Type") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(exchange.getRequestURI().getPath().endsWith("gone") ? 404 : 204, -1);
            exchange.close();
        });
        server.start();
        try {
            String address = "http://localhost:" + server.getAddress().getPort() + "/secret";
            Notifier.of(allowed("notify: {webhook: {from: CHAT}}"), Map.of("CHAT", address), notices::add)
                    .tell(end);
            assertThat(notices).isEmpty();
            assertThat(posted.take()).isEqualTo("POST application/json " + end.json());
            tell("notify: {webhook: \"" + address + "/gone\"}");
            assertThat(notices).containsExactly("the webhook answered with status 404; check its address");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void anAddressThatCannotBeReachedOrIsSilentIsSaidWithoutIt() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            tell("notify: {timeout: 0.1, webhook: \"http://localhost:" + silent.getLocalPort() + "/secret\"}");
        }
        tell("notify: {webhook: \"http://localhost:1/secret\"}");
        assertThat(notices)
                .containsExactly(
                        "the webhook could not be told: no answer within 100 ms",
                        "the webhook could not be told: connection refused");
    }

    @Test
    void aVariableWithoutAnAddressIsRefusedBeforeTheRun() throws IOException {
        Job job = allowed("notify: {webhook: {from: CHAT}}");
        assertThatThrownBy(() -> Notifier.of(job, Map.of(), notices::add))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("export CHAT=");
        assertThatThrownBy(() -> Notifier.of(job, Map.of("CHAT", "token-1"), notices::add))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("CHAT")
                .hasMessageNotContaining("token-1");
    }

    private void tell(String notify) throws IOException {
        Notifier.of(allowed(notify), Map.of(), notices::add).tell(end);
    }

    private Job allowed(String notify) throws IOException {
        return read(notify, Services.NONE.with(CommandsAllowed.class, CommandsAllowed.in(folder)), Map.of());
    }

    private Job read(String notify, Services services, Map<String, String> flags) throws IOException {
        Files.writeString(folder.resolve("job.yaml"), """
                model: {task: "embedded:bard"}
                prompt: {user: "{{question}}"}
                cases: cases.jsonl
                """ + notify + "\n");
        return JobFile.read(folder, Map.of(), flags, services);
    }
}
