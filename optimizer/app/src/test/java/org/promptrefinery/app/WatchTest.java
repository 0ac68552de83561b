package org.promptrefinery.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.CookieManager;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class WatchTest {

    private static final String RUN = "romeo-20261125-011137";

    @TempDir
    Path folder;

    /** The command while it runs. */
    private record Watching(URI link, StringWriter err, Interruption interruption, CompletableFuture<Integer> code) {

        static Watching start(String... arguments) throws IOException {
            PipedWriter out = new PipedWriter();
            BufferedReader lines = new BufferedReader(new PipedReader(out));
            StringWriter err = new StringWriter();
            Interruption interruption = new Interruption();
            Console console = new Console(new PrintWriter(out, true), new PrintWriter(err, true), false, Map.of());
            CompletableFuture<Integer> code =
                    CompletableFuture.supplyAsync(() -> Program.run(console, interruption, arguments));
            return new Watching(URI.create(lines.readLine()), err, interruption, code);
        }

        HttpResponse<String> visit() throws IOException, InterruptedException {
            try (HttpClient client = HttpClient.newBuilder()
                    .cookieHandler(new CookieManager())
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .build()) {
                return client.send(HttpRequest.newBuilder(link).build(), BodyHandlers.ofString());
            }
        }

        int interrupt() {
            interruption.workIsDone();
            interruption.request();
            return code.join();
        }
    }

    @Test
    void theLinkLeadsToAllRunsUntilItIsInterrupted() throws Exception {
        run();
        Watching watching = Watching.start("watch", "--results", folder.toString());
        assertThat(watching.link().toString()).matches("http://127\\.0\\.0\\.1:\\d+/\\?token=[0-9a-f]{32}");
        assertThat(watching.visit().body()).contains(RUN, "interrupted");
        assertThat(watching.interrupt()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(watching.err().toString()).contains("Ctrl-C").doesNotContain("token");
        try (ServerSocket free = new ServerSocket(watching.link().getPort(), 1, InetAddress.getLoopbackAddress())) {
            assertThat(free.isBound()).isTrue();
        }
    }

    @Test
    void aRunIsNamedByItsFolderOrItsName() throws Exception {
        Path run = run();
        for (String name : new String[] {run.toString(), RUN}) {
            Watching watching = Watching.start("watch", name, "--results", folder.toString());
            assertThat(watching.link().getPath()).isEqualTo("/runs/" + RUN);
            assertThat(watching.visit().body()).contains("romeo");
            watching.interrupt();
        }
    }

    @Test
    void aNameThatIsNoRunIsRefusedWithTheNearest() throws IOException {
        run();
        Output output = Output.of(Map.of(), "watch", "romeo-20261125-011138", "--results", folder.toString());
        assertThat(output.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(output.err()).contains("'romeo-20261125-011138' is no run", "Maybe '" + RUN + "'?");
        assertThat(output.out()).isEmpty();
    }

    @Test
    void aPortInUseIsRefused() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(other.getLocalPort());
            Output output = Output.of(Map.of(), "watch", "--port", port, "--results", folder.toString());
            assertThat(output.code()).isEqualTo(ExitCode.BAD_INPUT);
            assertThat(output.err()).contains("port " + port + " cannot be used", "--port");
        }
        assertThat(Output.of(Map.of(), "watch", "--port", "70000").err()).contains("70000 must be from 1 to 65535");
    }

    @Test
    void eachSystemHasItsWayToOpenAPage() {
        URI page = URI.create("http://127.0.0.1:1/?token=0");
        assertThat(WebBrowser.command("Linux", page)).containsExactly("xdg-open", page.toString());
        assertThat(WebBrowser.command("Mac OS X", page)).containsExactly("open", page.toString());
        assertThat(WebBrowser.command("Windows 11", page))
                .startsWith("rundll32")
                .endsWith(page.toString());
    }

    private Path run() throws IOException {
        Path run = Files.createDirectories(folder.resolve(RUN));
        Files.writeString(run.resolve("run.yaml"), """
                name: romeo
                seed: 1
                model: {task: "embedded:bard"}
                evaluators: [exact]
                search: {generations: 12}
                made_from: {cases: 252}
                """);
        return run;
    }
}
