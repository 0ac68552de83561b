package org.promptrefinery.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** What every command owes to who meets it for the first time. */
class CommandContractTest {

    private static final Pattern EXAMPLE = Pattern.compile("(?:^|\\s{2})(refinery [^|<>]*)");

    static Stream<CommandSpec> commands() {
        return all(program().getCommandSpec());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void itsHelpSaysWhatItDoesAndWhatEachOptionIsFor(CommandSpec command) {
        assertThat(String.join("", command.usageMessage().description())).isNotBlank();
        assertThat(arguments(command)).allSatisfy(argument -> assertThat(String.join("", argument.description()))
                .as("%s of %s", argument, command.qualifiedName())
                .isNotBlank());
        assertThat(command.mixinStandardHelpOptions()).isTrue();
        assertThat(command.version()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void itsHelpHasAnExampleThatTheProgramUnderstands(CommandSpec command) {
        List<String> examples = examples(command);
        assertThat(examples)
                .as("examples in the footer of %s", command.qualifiedName())
                .anyMatch(example -> example.startsWith(command.qualifiedName()));
        assertThat(examples)
                .allSatisfy(example -> assertThatCode(() -> program().parseArgs(words(example)))
                        .as(example)
                        .doesNotThrowAnyException());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void itsHelpSaysItsExitCodes(CommandSpec command) {
        assertThat(command.usageMessage().exitCodeList().keySet())
                .extracting(String::strip)
                .contains("0", "1", "2");
        assertThat(command.commandLine().getUsageMessage()).contains("Exit codes:");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void itsHelpFitsIntoTheUsualTerminal(CommandSpec command) {
        assertThat(command.commandLine().getUsageMessage().lines().filter(line -> !line.contains("refinery ")))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    private static CommandLine program() {
        Console console =
                new Console(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()), false, Map.of());
        return Program.line(console, new Interruption());
    }

    private static Stream<CommandSpec> all(CommandSpec command) {
        return Stream.concat(
                Stream.of(command),
                command.subcommands().values().stream().flatMap(below -> all(below.getCommandSpec())));
    }

    private static List<ArgSpec> arguments(CommandSpec command) {
        return command.args().stream().filter(argument -> !argument.hidden()).toList();
    }

    /** What stands before a pipe or a redirection. */
    private static List<String> examples(CommandSpec command) {
        return Arrays.stream(command.usageMessage().footer())
                .flatMap(line -> EXAMPLE.matcher(line).results())
                .map(found -> found.group(1).strip())
                .toList();
    }

    private static String[] words(String example) {
        return example.substring("refinery ".length()).split(" +");
    }
}
