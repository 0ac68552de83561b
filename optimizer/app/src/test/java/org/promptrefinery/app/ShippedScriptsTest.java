package org.promptrefinery.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts and examples that name what the program is called and what it understands. */
class ShippedScriptsTest {

    private static final Path SCRIPTS = Path.of("../../scripts");
    private static final Pattern COMMAND = Pattern.compile("scripts/refinery (optimize [^>\\n]*)");

    @ParameterizedTest
    @ValueSource(strings = {"refinery", "docker/entry"})
    void theProgramIsStartedByItsName(String script) throws IOException {
        assertThat(SCRIPTS.resolve(script)).content().contains(Program.class.getName());
        assertThat(SCRIPTS.resolve(script)).isExecutable();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nightly/refinery-nightly.service", "nightly/crontab"})
    void whatRunsAtNightIsUnderstood(String file) throws IOException {
        Matcher command = COMMAND.matcher(Files.readString(SCRIPTS.resolve(file)));
        assertThat(command.find()).isTrue();
        Console console =
                new Console(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()), false, Map.of());
        assertThatCode(() -> Program.line(console, new Interruption())
                        .parseArgs(command.group(1).strip().split(" +")))
                .doesNotThrowAnyException();
    }
}
