package org.promptrefinery.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Completion and the manual, in the programs that read them, where they are there. */
class ShellTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "refinery op,                          optimize",
        "refinery cache v,                     verify",
        "refinery optimize --dry,              --dry-run",
        "refinery evaluate --split t,          train",
        "refinery completion f,                fish"
    })
    void bashCompletes(String typed, String expected) throws Exception {
        Path script = written("completion.bash", "completion", "bash");
        String ask = "source " + script + "; COMP_WORDS=(" + typed + "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1));"
                + " _complete_refinery; printf '%s\\n' \"${COMPREPLY[@]}\"";
        assertThat(run("bash", "-c", ask).lines().map(String::strip)).contains(expected);
    }

    @Test
    void zshAndFishReadTheirs() throws Exception {
        assertThat(Output.of(Map.of(), "completion", "zsh").out()).contains("bashcompinit");
        String fish = Output.of(Map.of(), "completion", "fish").out();
        assertThat(fish.lines())
                .allSatisfy(line -> assertThat(line).startsWith("complete -c refinery "))
                .anySatisfy(line -> assertThat(line)
                        .contains("-n 'not __fish_seen_subcommand_from ", " -a optimize -d 'Searches a better prompt"))
                .anySatisfy(line -> assertThat(line)
                        .contains("'__fish_seen_subcommand_from evaluate' -l split -x -a 'all train dev test' -d '"))
                .anySatisfy(line -> assertThat(line)
                        .startsWith("complete -c refinery -n '__fish_seen_subcommand_from cache;"
                                + " and __fish_seen_subcommand_from prune' -l older-than -x -d '"));
        assertThat(fish).doesNotContain("${").doesNotContain("%n");
    }

    @Test
    void fishFindsNoFaultInIts() throws Exception {
        Path script = written("refinery.fish", "completion", "fish");
        assertThat(run("fish", "--no-execute", script.toString())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "optimize", "cache", "cache prune", "compare", "completion"})
    void groffFindsNoFaultInAPageAndShowsWhatItSays(String command) throws Exception {
        String[] words = command.isEmpty() ? new String[0] : command.split(" ");
        Path page = written("page.1", with("man", words));
        String shown = run("groff", "-man", "-Tutf8", "-ww", "-P-cbou", page.toString());
        assertThat(shown)
                .contains("NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "EXIT STATUS", "EXAMPLES", "--help")
                .doesNotContain("warning", "${", "%n");
        assertThat(shown.lines()).anySatisfy(line -> assertThat(line).contains("bad input or usage"));
    }

    @Test
    void quotesBackslashesAndDotsStayText() {
        assertThat(ManPage.text(".it's -\\n \"x\"")).isEqualTo("\\&.it\\(aqs \\-\\en \\(dqx\\(dq");
    }

    @Test
    void allPagesAreWrittenIntoAFolder() {
        Path pages = folder.resolve("man1");
        assertThat(Output.of(Map.of(), "man", "--to", pages.toString()).code()).isZero();
        assertThat(pages.resolve("refinery.1")).content().contains(".SH COMMANDS", "refinery\\-optimize");
        assertThat(pages.resolve("refinery-cache-prune.1")).exists();
    }

    @Test
    void anUnknownPageAndAnUnknownCommandAndOptionAreGuessed() {
        assertThat(Output.of(Map.of(), "man", "optimise").err()).contains("Maybe 'optimize'?");
        Output command = Output.of(Map.of(), "optimise");
        assertThat(command.code()).isEqualTo(2);
        assertThat(command.err()).contains("optimise", "Did you mean: refinery optimize", "See: refinery --help");
        Output option = Output.of(Map.of(), "optimize", ".", "--dry-rum");
        assertThat(option.code()).isEqualTo(2);
        assertThat(option.err()).contains("--dry-rum", "--dry-run", "See: refinery optimize --help");
        assertThat(option.err().lines()).hasSizeLessThanOrEqualTo(3);
    }

    private Path written(String name, String... arguments) throws IOException {
        Output output = Output.of(Map.of(), arguments);
        assertThat(output.code()).isZero();
        return Files.writeString(folder.resolve(name), output.out());
    }

    private static String[] with(String first, String... others) {
        String[] all = Arrays.copyOf(new String[] {first}, others.length + 1);
        System.arraycopy(others, 0, all, 1, others.length);
        return all;
    }

    private static String run(String... words) throws IOException, InterruptedException {
        boolean there = Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, words[0])));
        assumeTrue(there, () -> words[0] + " is not installed here");
        Process process =
                new ProcessBuilder(List.of(words)).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
