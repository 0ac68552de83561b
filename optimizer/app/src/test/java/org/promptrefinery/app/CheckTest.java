package org.promptrefinery.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.promptrefinery.inference.loopback.Behaviour;
import org.promptrefinery.inference.loopback.LoopbackServer;

/** From a run into a repository, and the gate there, as a user meets them. */
class CheckTest {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    static Path stage;

    private static Theatre theatre;
    private static LoopbackServer server;
    private static Path run;

    @TempDir
    Path scratch;

    private Path shop;
    private Path place;
    private Output output;

    @BeforeAll
    static void optimize() throws IOException {
        theatre = new Theatre(stage);
        server = LoopbackServer.start(Behaviour.saying(Theatre::say));
        Path job = theatre.job("openai:m@" + server.uri());
        Path results = theatre.results("results");
        Output done =
                theatre.refinery("optimize", job.toString(), "--results", results.toString(), "--generations", "6");
        assertThat(done.code()).as(done.err()).isZero();
        run = Theatre.run(results);
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @BeforeEach
    void repository() throws Exception {
        shop = Files.createDirectory(scratch.resolve("shop"));
        Path git = Files.createDirectories(shop.resolve(".git"));
        Files.createDirectories(git.resolve("objects"));
        Files.createDirectories(git.resolve("refs/heads"));
        Files.writeString(git.resolve("HEAD"), "ref: refs/heads/main\n");
        Files.writeString(
                git.resolve("config"),
                "[core]\n\trepositoryformatversion = 0\n\tbare = false\n[user]\n\tname = Ann\n\temail = a@example.org\n");
        place = shop.resolve("prompts/play");
    }

    @Test
    void theWinnerIsCommittedAndAnUnchangedPromptPassesForNothing() throws IOException {
        assertThat(export()).as(output.err()).isZero();
        assertThat(output.out()).contains("Would commit on main", "prompts/play/play.prompt.yaml");
        assertThat(place).doesNotExist();
        assertThat(export("--commit")).as(output.err()).isZero();
        assertThat(output.out())
                .containsPattern("Committed [0-9a-f]{40} on main")
                .contains("Before ", "After ");
        assertThat(output.err()).contains("nothing was pushed", "pull-request.md");
        assertThat(run.resolve("pull-request.md")).content().startsWith("# Prompt play: ");
        assertThat(place.resolve("play.prompt.yaml")).hasSameTextualContentAs(run.resolve("winner.prompt"));
        assertThat(place.resolve("prompt.lock.yaml"))
                .content()
                .contains("name: play", "evaluators:", "forbidden:", "max_tokens: 9", "improved: true")
                .doesNotContain("search:", "reflector");

        long asked = server.counters().completions();
        assertThat(check()).as(output.err()).isZero();
        assertThat(output.out()).contains("play: holds", "as locked", "0 completions, 56 from the cache");
        assertThat(server.counters().completions()).isEqualTo(asked);

        List<String> elsewhere = List.of("--results", scratch.resolve("ci").toString());
        assertThat(check(elsewhere.toArray(String[]::new))).isZero();
        assertThat(output.out()).contains("56 completions, 0 from the cache");
        assertThat(check(elsewhere.toArray(String[]::new))).isZero();
        assertThat(output.out()).contains("0 completions, 56 from the cache");
        assertThat(export("--commit")).isZero();
        assertThat(output.out()).contains("Nothing to commit");
    }

    @Test
    void aSpoiltPromptEndsWithFourAndTheCasesAreNamed() throws IOException {
        export("--commit");
        spoil();
        Path xml = scratch.resolve("gate.xml");
        assertThat(check("--junit", xml.toString(), "--github")).isEqualTo(4);
        assertThat(output.err()).contains("the prompt is worse than locked: ");
        assertThat(output.out())
                .contains("play: does not hold", "play.prompt.yaml, changed", "Worse than locked", "expected", "got")
                .containsPattern("(?m)^::error file=[^,]*cases.jsonl,line=\\d+,title=prompt play::q\\d+ ")
                .containsPattern("(?m)^::error file=[^,]*play.prompt.yaml,line=1,");
        assertThat(Files.readString(xml)).contains("tests=\"57\"").doesNotContain("failures=\"0\"");
        assertThat(check("--json")).isEqualTo(4);
        JsonNode result = JSON.readTree(output.out());
        assertThat(result.path("holds").asBoolean()).isFalse();
        assertThat(result.path("promptChanged").asBoolean()).isTrue();
        assertThat(result.path("worse"))
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.path("case").asText()).startsWith("q"));
    }

    @Test
    void insideGitHubAnnotationsComeByThemselvesFromTheTopOfTheRepository() throws IOException {
        export("--commit");
        spoil();
        Theatre github = theatre.with("GITHUB_ACTIONS", "true").with("GITHUB_WORKSPACE", shop.toString());
        Output said = github.refinery("check", place.toString(), "--results", results(), "--json");
        assertThat(said.code()).isEqualTo(4);
        assertThat(said.err()).contains("::error file=prompts/play/play.prompt.yaml,line=1,title=prompt play::");
        assertThat(JSON.readTree(said.out()).path("holds").asBoolean()).isFalse();
    }

    @Test
    void aFloorIsDemanded() {
        export("--commit");
        assertThat(check("--floor", "0")).isZero();
        assertThat(check("--floor", "1")).isIn(0, 4);
        assertThat(output.code() == 4).isEqualTo(output.err().contains("below the floor of 1.0"));
        assertThat(check("--floor", "1.5")).isEqualTo(2);
        assertThat(output.err()).contains("--floor is 1.5, but must be a number from 0 to 1");
    }

    @Test
    void changedCasesAreAnErrorUnlessAccepted() throws IOException {
        export("--commit");
        Path cases = place.resolve("cases.jsonl");
        List<String> lines = Files.readAllLines(cases);
        Files.write(cases, lines.subList(0, lines.size() - 1));
        assertThat(check()).isEqualTo(2);
        assertThat(output.err()).contains("cases.jsonl has changed since it was locked", "--accept-cases");
        assertThat(check("--accept-cases")).isZero();
        assertThat(output.out()).contains("55/55", "note: the cases have changed");
    }

    @Test
    void aDeliberateChangeIsLockedAnewButNotByACi() throws IOException {
        export("--commit");
        spoil();
        Output ci = theatre.with("CI", "true").refinery("check", place.toString(), "--results", results(), "--update");
        assertThat(ci.code()).isEqualTo(2);
        assertThat(ci.err()).contains("no CI should decide");
        assertThat(check()).isEqualTo(4);
        assertThat(check("--update")).as(output.err()).isZero();
        assertThat(output.err()).contains("locked anew");
        assertThat(check()).isZero();
        assertThat(output.out()).contains("play: holds", "as locked");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            --path ../out          | must be a folder in the repository
            --gate-cases 0         | --gate-cases is 0, but must be at least 1
            --branch a..b          | is no name that git takes
            """)
    void aWrongFlagIsExplained(String flags, String message) {
        assertThat(export(flags.strip().split(" "))).isEqualTo(2);
        assertThat(output.err()).contains(message.strip()).doesNotContain("\tat ");
    }

    @Test
    void onlyAWholeRunIsExportedAndOnlyAsItWasMeasured() throws IOException {
        Path copy = Files.createDirectory(scratch.resolve("copy"));
        for (String name : List.of("run.yaml", "journal.jsonl", "winner.prompt", "verdicts.jsonl")) {
            Files.copy(run.resolve(name), copy.resolve(name));
        }
        assertThat(exportOf(copy)).isEqualTo(2);
        assertThat(output.err()).contains("has not ended");
        Files.copy(run.resolve("result.json"), copy.resolve("result.json"));
        assertThat(exportOf(copy)).as(output.err()).isZero();
        Files.writeString(copy.resolve("winner.prompt"), "system: Other.\nuser: \"{{question}}\"\n");
        assertThat(exportOf(copy)).isEqualTo(2);
        assertThat(output.err()).contains("is not the prompt that the run measured");
        assertThat(theatre.refinery("export", run.toString(), "--commit").err())
                .contains("mean nothing without --repo");
        assertThat(theatre.refinery("export", run.toString(), "--repo", shop.toString())
                        .err())
                .contains("--repo needs --branch");
        assertThat(theatre.refinery("check", shop.toString()).err()).contains("has no prompt.lock.yaml");
    }

    @Test
    void gitReadsWhatWasCommitted() throws Exception {
        export("--commit", "--gate-cases", "10", "--as", "markdown");
        assertThat(Files.readAllLines(place.resolve("cases.jsonl"))).hasSize(10);
        assertThat(place.resolve("prompt.lock.yaml")).content().containsPattern("exported:\\s+play\\S*\\.md: ");
        Process git;
        try {
            git = new ProcessBuilder("git", "status", "--porcelain")
                    .directory(shop.toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException none) {
            org.junit.jupiter.api.Assumptions.abort("there is no git on the PATH");
            return;
        }
        assertThat(new String(git.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(git.waitFor(1, TimeUnit.MINUTES)).isTrue();
    }

    private void spoil() throws IOException {
        Files.writeString(place.resolve("play.prompt.yaml"), "system: Answer the question.\nuser: \"{{question}}\"\n");
    }

    private int export(String... flags) {
        List<String> all = new ArrayList<>(List.of("export", run.toString(), "--repo", shop.toString()));
        all.addAll(List.of(flags));
        if (!all.contains("--branch")) {
            all.addAll(List.of("--branch", "main"));
        }
        output = theatre.refinery(all.toArray(String[]::new));
        return output.code();
    }

    private int exportOf(Path folder) {
        output = theatre.refinery("export", folder.toString(), "--repo", shop.toString(), "--branch", "b");
        return output.code();
    }

    private int check(String... flags) {
        List<String> all = new ArrayList<>(List.of("check", place.toString()));
        all.addAll(List.of(flags));
        if (!all.contains("--results")) {
            all.addAll(List.of("--results", results()));
        }
        output = theatre.refinery(all.toArray(String[]::new));
        return output.code();
    }

    private static String results() {
        return theatre.results("results").toString();
    }
}
