package org.promptrefinery.report.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.study.run.RunLock;

@Timeout(120)
class LiveServerTest {

    private static final String RUN = "romeo-20261125-011137";

    @TempDir
    Path folder;

    private final Semaphore looks = new Semaphore(0);
    private Path results;
    private FollowedRun run;
    private LiveServer server;
    private Visitor visitor;

    @BeforeEach
    void serve() throws Exception {
        results = folder.resolve("results");
        run = FollowedRun.begin(results, RUN);
        server = LiveServer.start(0, new Runs(results), new PlainPage(), looks::acquire);
        visitor = Visitor.letIn(server);
    }

    @AfterEach
    void end() {
        visitor.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/runs/" + RUN, "/events", "/live.js", "/?token=", "/?token=0123456789abcdef", "/none"})
    void whoDoesNotKnowTheTokenLearnsNothing(String path) throws Exception {
        try (Visitor stranger = Visitor.stranger(server)) {
            for (String cookie :
                    new String[] {"", visitor.cookie() + "0", visitor.cookie().replaceFirst("=.*", "=")}) {
                HttpResponse<String> reply = stranger.withCookie(cookie).get(path);
                assertThat(reply.statusCode()).isEqualTo(Replies.FORBIDDEN);
                assertThat(reply.body()).isEqualTo("Forbidden\n");
                assertThat(reply.headers().firstValue("Set-Cookie")).isEmpty();
            }
        }
    }

    @Test
    void aWrongTokenIsRefusedToAKnownVisitorToo() throws Exception {
        assertThat(visitor.get("/?token=0").statusCode()).isEqualTo(Replies.FORBIDDEN);
    }

    @Test
    void theLinkSetsACookieAndLeavesTheAddressBar() throws Exception {
        try (Visitor stranger = Visitor.stranger(server)) {
            HttpResponse<String> reply = stranger.get(server.link(RUN));
            assertThat(reply.statusCode()).isEqualTo(Replies.SEE_OTHER);
            assertThat(reply.headers().firstValue("Location")).contains("/runs/" + RUN);
            assertThat(reply.headers().firstValue("Set-Cookie").orElseThrow())
                    .matches(
                            "refinery-" + server.link().getPort() + "=[0-9a-f]{32}; Path=/; HttpOnly; SameSite=Strict");
        }
        HttpResponse<String> page = visitor.get("/runs/" + RUN);
        assertThat(page.statusCode()).isEqualTo(Replies.OK);
        assertThat(page.body())
                .contains("0 generations")
                .doesNotContain(visitor.cookie().replaceFirst(".*=", ""));
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
    }

    @ParameterizedTest
    @ValueSource(strings = {"//elsewhere.example/", "///elsewhere.example/", "/%2Felsewhere.example/", "/./"})
    void theRedirectNeverLeavesThisServer(String path) throws Exception {
        String request = "GET " + path + "?" + server.link().getRawQuery() + " HTTP/1.1\r\nHost: 127.0.0.1:"
                + server.link().getPort() + "\r\nConnection: close\r\n\r\n";
        assertThat(visitor.raw(request).lines().filter(line -> line.startsWith("Location:")))
                .singleElement()
                .asString()
                .matches("Location: /(?!/).*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"elsewhere.example", "elsewhere.example:PORT", "127.0.0.1", "127.0.0.1.elsewhere.example:PORT"})
    void aNameThatIsNotThisMachinesIsRefused(String host) throws Exception {
        String port = String.valueOf(server.link().getPort());
        String asked = "GET / HTTP/1.1\r\nCookie: " + visitor.cookie() + "\r\nHost: %s\r\nConnection: close\r\n\r\n";
        assertThat(visitor.raw(asked.formatted(host.replace("PORT", port)))).startsWith("HTTP/1.1 403");
        assertThat(visitor.raw(asked.formatted("localhost:" + port))).startsWith("HTTP/1.1 200");
    }

    @Test
    void onlyAPageOfThisServerStopsARun() throws Exception {
        String stop = "/runs/" + RUN + "/stop";
        String deed = Visitor.meta(visitor.get("/runs/" + RUN).body(), "refinery-token");
        try (RunLock _ = RunLock.take(run.folder());
                Visitor stranger = Visitor.stranger(server)) {
            assertThat(visitor.post(stop, "0").statusCode()).isEqualTo(Replies.FORBIDDEN);
            assertThat(visitor.post(stop, visitor.cookie().replaceFirst(".*=", ""))
                            .statusCode())
                    .isEqualTo(Replies.FORBIDDEN);
            assertThat(stranger.post(stop, deed).statusCode()).isEqualTo(Replies.FORBIDDEN);
            assertThat(visitor.get(stop).statusCode()).isEqualTo(Replies.NOT_FOUND);
            assertThat(run.folder().path().resolve("stop")).doesNotExist();

            assertThat(visitor.post(stop, deed).statusCode()).isEqualTo(Replies.NO_CONTENT);
            assertThat(run.folder().path().resolve("stop")).exists();
            assertThat(visitor.post(stop, deed).statusCode()).isEqualTo(Replies.NO_CONTENT);
        }
    }

    @Test
    void aRunThatDoesNotRunIsNotStopped() throws Exception {
        String deed = Visitor.meta(visitor.get("/").body(), "refinery-token");
        assertThat(visitor.post("/runs/" + RUN + "/stop", deed).statusCode()).isEqualTo(Replies.CONFLICT);
        assertThat(run.folder().path().resolve("stop")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/runs/..%2Foutside",
                "/runs/../outside",
                "/runs/%2e%2e%2foutside",
                "/runs/..",
                "/runs/.",
                "/runs/" + RUN + "/..%2F..%2Foutside",
                "/runs/" + RUN + "/run.yaml",
                "/outside",
                "/LiveServer.class"
            })
    void onlyRunsOfTheFolderAreShown(String path) throws Exception {
        FollowedRun.begin(folder, "outside");
        assertThat(visitor.get(path).statusCode()).isEqualTo(Replies.NOT_FOUND);
    }

    @Test
    void theListHasAllRunsAndThoseThatComeLater() throws Exception {
        run.generation(0, 0.25);
        run.generation(1, 0.5);
        assertThat(visitor.get("/").body())
                .contains("href=\"/runs/" + RUN + "\"", "interrupted", "50.0 %", "1 of 12", "2,000");
        String before = Visitor.meta(visitor.get("/").body(), "refinery-stamp");

        FollowedRun later = FollowedRun.begin(results, "a & b <i>", "\"<script>alert(1)</script>\"");
        later.end("finished");
        String list = visitor.get("/").body();
        assertThat(list)
                .contains("/runs/a%20%26%20b%20%3Ci%3E", "a &amp; b &lt;i&gt;", "&lt;script&gt;", "finished", "96.6 %")
                .doesNotContain("<script>alert");
        assertThat(Visitor.meta(list, "refinery-stamp")).isNotEqualTo(before);
        assertThat(visitor.get("/runs/a%20%26%20b%20%3Ci%3E").body()).contains("0 generations");
    }

    @Test
    void aBrokenRunIsNamedAndHidesNoOther() throws Exception {
        FollowedRun broken = FollowedRun.begin(results, "broken");
        Files.writeString(broken.folder().result(), "{<b>");
        assertThat(visitor.get("/").body()).contains(RUN, "cannot be read: ", "result.json");
        HttpResponse<String> page = visitor.get("/runs/broken");
        assertThat(page.body())
                .contains("cannot be shown", "result.json", "unreadable")
                .doesNotContain("<b>");
    }

    @Test
    void aPageIsToldOfEachChangeSinceItWasMade() throws Exception {
        String shown = Visitor.meta(visitor.get("/runs/" + RUN).body(), "refinery-stamp");
        run.generation(0, 0.25);
        try (BufferedReader events = events("/runs/" + RUN + "/events?since=" + shown)) {
            String first = nextData(events);
            assertThat(first).isNotEqualTo(shown);
            assertThat(first).isEqualTo(Visitor.meta(visitor.get("/runs/" + RUN).body(), "refinery-stamp"));
            run.generation(1, 0.5);
            looks.release();
            String second = nextData(events);
            assertThat(second).isNotEqualTo(first);
            run.end("finished");
            looks.release();
            assertThat(nextData(events)).isNotEqualTo(second);
        }
    }

    @Test
    void whereNothingChangesASignOfLifeIsTheFirstThatIsSaid() throws Exception {
        String shown = Visitor.meta(visitor.get("/").body(), "refinery-stamp");
        try (BufferedReader events = events("/events?since=" + shown)) {
            looks.release(EventStream.QUIET);
            assertThat(events.readLine()).isEqualTo("retry: 2000");
            assertThat(events.readLine()).isEmpty();
            assertThat(events.readLine()).isEqualTo(": still here");
        }
    }

    @Test
    void theListIsToldThatARunIsWorkedOn() throws Exception {
        String shown = Visitor.meta(visitor.get("/").body(), "refinery-stamp");
        try (BufferedReader events = events("/events?since=" + shown);
                RunLock _ = RunLock.take(run.folder())) {
            looks.release();
            assertThat(nextData(events)).isNotEqualTo(shown);
            assertThat(visitor.get("/").body()).contains("running");
        }
    }

    @Test
    void nobodyLooksForAListenerThatIsGone() throws Exception {
        BufferedReader events = events("/events");
        nextData(events);
        events.close();
        while (!looks.hasQueuedThreads()) {
            Thread.onSpinWait();
        }
        while (looks.hasQueuedThreads()) {
            looks.release();
            Thread.yield();
        }
        looks.drainPermits();
        assertThat(visitor.get("/").statusCode()).isEqualTo(Replies.OK);
    }

    @Test
    void aPortThatIsTakenIsNamed() {
        int port = server.link().getPort();
        assertThatThrownBy(() -> LiveServer.start(port, new Runs(results), new PlainPage(), looks::acquire))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("port " + port)
                .hasMessageContaining("--port");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux has many loopback addresses without being told")
    void otherAddressesOfThisMachineAreNotServed() throws IOException {
        int port = server.link().getPort();
        try (ServerSocket other = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.2"))) {
            assertThat(other.isBound()).isTrue();
        }
    }

    private BufferedReader events(String path) throws Exception {
        HttpResponse<InputStream> reply = visitor.listen(path);
        assertThat(reply.headers().firstValue("Content-Type")).contains("text/event-stream");
        return new BufferedReader(new InputStreamReader(reply.body(), StandardCharsets.UTF_8));
    }

    private static String nextData(BufferedReader events) throws IOException {
        String line = events.readLine();
        while (line != null && !line.startsWith("data: ")) {
            line = events.readLine();
        }
        assertThat(line).as("an event").isNotNull();
        return line.substring("data: ".length());
    }
}
