package org.promptrefinery.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.promptrefinery.inference.loopback.Behaviour;
import org.promptrefinery.inference.loopback.Call;
import org.promptrefinery.inference.loopback.LoopbackServer;
import org.promptrefinery.inference.loopback.Reaction;
import org.promptrefinery.study.run.RunFolder;
import org.promptrefinery.study.run.RunLock;

class LockedRunTest {

    @TempDir
    Path folder;

    /** A model that sees whether the run that asks it is locked. */
    private record Onlooker(Path results, Set<Boolean> seen) implements Behaviour {

        private static final Behaviour MODEL = Behaviour.saying(Theatre::say);

        @Override
        public Reaction react(Call call) {
            try {
                for (Path run : Theatre.runs(results)) {
                    seen.add(RunLock.isHeld(new RunFolder(run)));
                }
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
            return MODEL.react(call);
        }
    }

    @Test
    void aRunThatIsWorkedOnIsLockedAndNotResumedByAnother() throws Exception {
        Theatre theatre = new Theatre(folder);
        Path results = theatre.results("results");
        Set<Boolean> seen = ConcurrentHashMap.newKeySet();
        try (LoopbackServer server = LoopbackServer.start(new Onlooker(results, seen))) {
            String job = theatre.job("openai:m@" + server.uri(), "search: {generations: 1}")
                    .toString();
            Output first = theatre.refinery("optimize", job, "--results", results.toString());
            assertThat(first.code()).as(first.err()).isZero();
            assertThat(seen).as("locked, while it asks").containsExactly(true);

            RunFolder run = new RunFolder(Theatre.run(results));
            Files.delete(run.journal());
            try (RunLock _ = RunLock.take(run)) {
                Output second = theatre.refinery("optimize", job, "--resume", "--results", results.toString());
                assertThat(second.code()).isEqualTo(ExitCode.BAD_INPUT);
                assertThat(second.err()).contains(run.name(), "is being worked on by another refinery");
            }
            assertThat(run.journal()).doesNotExist();
        }
    }
}
