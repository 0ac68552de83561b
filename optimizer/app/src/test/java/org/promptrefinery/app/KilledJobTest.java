package org.promptrefinery.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.promptrefinery.inference.loopback.Behaviour;
import org.promptrefinery.inference.loopback.Call;
import org.promptrefinery.inference.loopback.LoopbackServer;
import org.promptrefinery.inference.loopback.Reaction;

/** A job whose process is killed at fifty random moments, against a server that counts. */
class KilledJobTest {

    private static final int KILLS = 50;
    private static final int IN_FLIGHT = 8;

    /** Answered, and not on disk yet. */
    private static final int AT_THE_DISK = 16;

    private static final Behaviour MODEL = Behaviour.saying(Theatre::say).after(Duration.ofMillis(2));

    @TempDir
    Path folder;

    /** Lets a test wait until the server has been asked so often. */
    private static final class Trap implements Behaviour {

        private record Wait(long call, CountDownLatch reached) {}

        private final AtomicReference<Wait> next =
                new AtomicReference<>(new Wait(Long.MAX_VALUE, new CountDownLatch(1)));

        @Override
        public Reaction react(Call call) {
            Wait wait = next.get();
            if (call.number() >= wait.call()) {
                wait.reached().countDown();
            }
            return MODEL.react(call);
        }

        CountDownLatch at(long call) {
            CountDownLatch reached = new CountDownLatch(1);
            next.set(new Wait(call, reached));
            return reached;
        }
    }

    @Test
    void nothingIsPaidTwiceButWhatWasInFlightAndTheResultIsTheSame() throws Exception {
        Theatre theatre = new Theatre(folder);
        Trap trap = new Trap();
        try (LoopbackServer server = LoopbackServer.start(trap)) {
            String model = "openai:m@" + server.uri();
            Path job = theatre.job(model, "models: {\"" + model + "\": {in_flight: " + IN_FLIGHT + "}}");
            Path calm = theatre.results("calm");
            assertThat(theatre.refinery("optimize", job.toString(), "--results", calm.toString())
                            .code())
                    .isZero();
            long undisturbed = server.counters().completions();

            Path killed = theatre.results("killed");
            SplittableRandom random = new SplittableRandom(11);
            long lost = 0;
            for (int kill = 0; kill < KILLS; kill++) {
                long before = server.counters().calls();
                long step = random.nextLong(1, 1 + 2 * undisturbed / (KILLS + 1));
                CountDownLatch moment = trap.at(before + step);
                Process process = start(job, killed);
                while (process.isAlive() && moment.getCount() > 0) {
                    Thread.onSpinWait();
                }
                process.destroyForcibly().waitFor();
                server.awaitNoClient();
                long asked = server.counters().completions() - undisturbed;
                long open = asked - lost - saved(killed);
                assertThat(open)
                        .as("asked and not on disk at kill " + kill)
                        .isBetween(0L, (long) IN_FLIGHT + AT_THE_DISK);
                lost += open;
            }
            Process last = start(job, killed);
            assertThat(last.waitFor())
                    .as(Files.readString(folder.resolve("err")))
                    .isZero();

            assertThat(server.counters().completions() - undisturbed).isLessThanOrEqualTo(undisturbed + lost);
            assertThat(Theatre.runs(killed)).as("one run, resumed").hasSize(1);
            for (String file : List.of("winner.prompt", "verdicts.jsonl")) {
                assertThat(Theatre.file(killed, file)).isEqualTo(Theatre.file(calm, file));
            }
        }
    }

    private Process start(Path job, Path results) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                Program.class.getName(),
                "optimize",
                job.toString(),
                "--results",
                results.toString()));
        if (!Theatre.runs(results).isEmpty()) {
            command.add("--resume");
        }
        return new ProcessBuilder(command)
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
    }

    private static long saved(Path results) throws SQLException {
        Path cache = results.resolve("completions.sqlite");
        if (!Files.exists(cache)) {
            return 0;
        }
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + cache);
                var row = connection.createStatement().executeQuery("select count(*) from completions")) {
            return row.next() ? row.getLong(1) : 0;
        }
    }
}
