package org.promptrefinery.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.cases.CaseFile;
import org.promptrefinery.evaluators.cases.CaseSource;
import org.promptrefinery.study.review.Review;
import org.promptrefinery.study.review.ReviewFile;

@Timeout(120)
class ReviewTest {

    private static final Pattern TOKEN = Pattern.compile("refinery-token\" content=\"(\\w+)\"");
    private static final String LINE = """
            {"prompt":"%s","split":"%s","case":"%s","inputs":{"q":"who? %s"},"expected":"Rob","tags":["t"],"answer":"%s",\
            "score":%s,"reason":"so","gatesHeld":true,"evaluators":{}}
            """;

    @TempDir
    Path folder;

    private final List<Reviewing> reviewing = new ArrayList<>();
    private Path run;

    /** The command while it runs, and its page. */
    private record Reviewing(URI link, StringWriter err, Interruption interruption, CompletableFuture<Integer> code) {

        static Reviewing start(String... arguments) throws IOException {
            PipedWriter out = new PipedWriter();
            BufferedReader lines = new BufferedReader(new PipedReader(out));
            StringWriter err = new StringWriter();
            Interruption interruption = new Interruption();
            Console console = new Console(new PrintWriter(out, true), new PrintWriter(err, true), false, Map.of());
            CompletableFuture<Integer> code = CompletableFuture.supplyAsync(
                    () -> Program.run(console, interruption, arguments), Thread::startVirtualThread);
            return new Reviewing(URI.create(lines.readLine()), err, interruption, code);
        }

        /** What the page shows after these words to it, or at once. */
        String say(String... messages) throws IOException, InterruptedException {
            try (HttpClient client = HttpClient.newBuilder()
                    .cookieHandler(new CookieManager())
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .build()) {
                Matcher token =
                        TOKEN.matcher(client.send(HttpRequest.newBuilder(link).build(), BodyHandlers.ofString())
                                .body());
                assertThat(token.find()).isTrue();
                for (String message : messages) {
                    HttpRequest request = HttpRequest.newBuilder(link.resolve("/say"))
                            .header("X-Refinery-Token", token.group(1))
                            .POST(HttpRequest.BodyPublishers.ofString(message))
                            .build();
                    assertThat(client.send(request, BodyHandlers.discarding()).statusCode())
                            .isEqualTo(200);
                }
                return client.send(
                                HttpRequest.newBuilder(link.resolve("/state")).build(), BodyHandlers.ofString())
                        .body();
            }
        }

        int interrupt() {
            interruption.workIsDone();
            interruption.request();
            return code.join();
        }
    }

    @AfterEach
    void end() {
        reviewing.forEach(Reviewing::interrupt);
    }

    @BeforeEach
    void fill() throws IOException {
        run = Files.createDirectories(folder.resolve("romeo-20261125-011137"));
        Files.writeString(run.resolve("run.yaml"), """
                name: romeo
                seed: 1
                model: {task: "embedded:bard"}
                evaluators: [exact]
                search: {generations: 12}
                made_from: {cases: 252}
                """);
        Files.writeString(
                run.resolve("verdicts.jsonl"),
                both("dev", "a", "Romeo", "Bob", 1)
                        + both("dev", "b", "Rome", "Rob", 0)
                        + both("dev", "c", "Rob", "Rob", 1)
                        + both("test", "d", "Roam", "Rob", 1));
    }

    @Test
    void whatAPersonSaysIsKeptAndTheNextStartGoesOn() throws Exception {
        Reviewing first = review("--reviewer", "Ann");
        assertThat(first.say()).contains("who? a", "\"total\":2").doesNotContain("winner");
        assertThat(first.say("{\"key\":\"0\",\"deed\":\"both\"}")).contains("who? b");
        assertThat(first.interrupt()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(first.err().toString())
                .contains("Reviewing 2 train and dev cases", "1 with twice the same answer")
                .contains("1 of 2 reviewed", "reviews.jsonl")
                .doesNotContain("token");

        Reviewing again = review("--reviewer", "Ann");
        assertThat(again.say()).contains("who? b", "\"done\":1");
        again.interrupt();
        Reviewing other = review();
        assertThat(other.say()).contains("who? a", "\"done\":0");
        other.interrupt();
        assertThat(ReviewFile.read(run)).singleElement().satisfies(said -> {
            assertThat(said.reviewer()).isEqualTo("Ann");
            assertThat(List.of(said.firstPrompt(), said.secondPrompt()))
                    .containsExactlyInAnyOrder("baseline", "winner");
            assertThat(said.first()).isEqualTo(said.firstPrompt().equals("winner") ? "Bob" : "Romeo");
        });
    }

    @Test
    void testCasesAreShownOnlyWhenAskedForAndKeptApart() throws Exception {
        Reviewing test = review("--split", "test");
        assertThat(test.say("{\"key\":\"0\",\"deed\":\"first\"}")).contains("\"done\":1,\"total\":1");
        test.interrupt();
        assertThat(ReviewFile.read(run)).isEmpty();
        assertThat(ReviewFile.read(run.resolve("reviews-test.jsonl")))
                .extracting(Review::caseId)
                .containsExactly("d");
    }

    @Test
    void theWinnerMeetsTheAnswersOfAnotherFile() throws Exception {
        Path file = folder.resolve("other.jsonl");
        Files.writeString(
                file,
                LINE.formatted("p7", "all", "a", "a", "Bert", 1) + LINE.formatted("p7", "all", "d", "d", "Bert", 1));
        Reviewing against = review("--against", file.toString());
        assertThat(against.say()).contains("Bert", "Bob", "\"total\":1");
        against.say("{\"key\":\"0\",\"deed\":\"neither\"}");
        against.interrupt();
        assertThat(ReviewFile.read(run)).singleElement().satisfies(said -> assertThat(
                        List.of(said.firstPrompt(), said.secondPrompt()))
                .containsExactlyInAnyOrder("p7", "winner"));
    }

    @Test
    void correctionsBecomeCasesWithNewReferences() throws Exception {
        Output none = run("--corrections-to", folder.resolve("more.jsonl").toString());
        assertThat(none.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(none.err()).contains("nobody has corrected");
        for (String reviewer : List.of("Ann", "Bo")) {
            Reviewing review = review("--reviewer", reviewer);
            review.say(
                    "{\"key\":\"0\",\"deed\":\"neither\",\"correction\":\"It was \\\"%s\\\".\"}".formatted(reviewer));
            review.interrupt();
        }
        Path file = folder.resolve("more.jsonl");
        Output written = run("--corrections-to", file.toString());
        assertThat(written.code()).isZero();
        assertThat(written.out().strip()).isEqualTo(file.toString());
        List<Case> cases =
                CaseFile.read(CaseSource.of(file), 1, Optional.of("exact")).cases();
        assertThat(cases).singleElement().satisfies(corrected -> {
            assertThat(corrected.id()).isEqualTo("a");
            assertThat(corrected.inputs()).isEqualTo(Map.of("q", "who? a"));
            assertThat(corrected.references()).containsExactly("It was \"Ann\".", "It was \"Bo\".");
            assertThat(corrected.tags()).containsExactly("t");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --port 70000           | 70000 must be from 1 to 65535
            --split dev            | train_dev, test
            --against missing.json | there is no file missing.json
            """)
    void mistakesAreExplained(String arguments, String message) {
        Output output = run(arguments.split(" "));
        assertThat(output.code()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(output.err()).contains(message);
    }

    @Test
    void whereThereIsNothingToCompareItSaysWhatToDo() throws Exception {
        Files.writeString(run.resolve("verdicts.jsonl"), both("dev", "c", "Rob", "Rob", 1));
        assertThat(run().err()).contains("the same in all 1 train and dev cases", "--same");
        assertThat(run("--split", "test").err()).contains("no test cases", "leave out --split test");
        Reviewing same = review("--same");
        assertThat(same.say("{\"key\":\"0\",\"deed\":\"both\"}")).contains("\"done\":1");
        same.interrupt();
        Files.delete(run.resolve("verdicts.jsonl"));
        assertThat(run().err()).contains("no answers to review yet");
    }

    @Test
    void twoAtOnceWouldOverwriteEachOther() throws Exception {
        Reviewing first = review();
        assertThat(run().err()).contains("another 'refinery review'");
        first.interrupt();
    }

    private Reviewing review(String... more) throws IOException {
        Reviewing started = Reviewing.start(arguments(more));
        reviewing.add(started);
        return started;
    }

    private Output run(String... more) {
        return Output.of(Map.of(), arguments(more));
    }

    private String[] arguments(String... more) {
        return Stream.concat(Stream.of("review", run.toString()), Arrays.stream(more))
                .toArray(String[]::new);
    }

    private static String both(String split, String subject, String before, String after, double score) {
        return LINE.formatted("baseline", split, subject, subject, before, 0)
                + LINE.formatted("winner", split, subject, subject, after, score);
    }
}
