package org.promptrefinery.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.custom.CommandsAllowed;
import picocli.CommandLine;

class CommandFlagTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "'', '', false",
        "--allow-commands, '', true",
        "'', true, true",
        "'', false, false",
        "--allow-commands, false, true"
    })
    void onlyTheUserAllowsCommands(String flag, String variable, boolean allowed) {
        CommandFlag read = flag.isEmpty() ? new CommandFlag() : CommandLine.populateCommand(new CommandFlag(), flag);
        assertThat(read.services(folder, Map.of("REFINERY_ALLOW_COMMANDS", variable))
                        .find(CommandsAllowed.class)
                        .isPresent())
                .isEqualTo(allowed);
    }

    @Test
    void commandsRunInTheFolderOfTheJob() throws IOException {
        Path file = Files.createFile(folder.resolve("job.yaml"));
        for (Path job : new Path[] {folder, file}) {
            assertThat(CommandLine.populateCommand(new CommandFlag(), "--allow-commands")
                            .services(job, Map.of())
                            .find(CommandsAllowed.class)
                            .orElseThrow()
                            .directory())
                    .isEqualTo(folder.toAbsolutePath().normalize());
        }
    }

    @Test
    void anUnclearVariableIsRefused() {
        assertThatThrownBy(() -> new CommandFlag().services(folder, Map.of("REFINERY_ALLOW_COMMANDS", "yes")))
                .isInstanceOf(BadInput.class)
                .hasMessage("REFINERY_ALLOW_COMMANDS: 'yes' must be true or false");
    }
}
