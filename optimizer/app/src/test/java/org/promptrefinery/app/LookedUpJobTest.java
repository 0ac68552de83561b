package org.promptrefinery.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.promptrefinery.inference.loopback.Behaviour;
import org.promptrefinery.inference.loopback.Conversation;
import org.promptrefinery.inference.loopback.LoopbackServer;

/** A job whose prompt has passages and examples looked up, from the search to the gate, as a user meets it. */
class LookedUpJobTest {

    private static final List<String> NAMES = List.of("Bob", "Alice", "Hamlet", "Iago");
    private static final int CASES = 60;

    @TempDir
    Path shop;

    private LoopbackServer server;
    private Theatre theatre;
    private Path job;

    @BeforeEach
    void write() throws IOException {
        server = LoopbackServer.start(Behaviour.saying(LookedUpJobTest::read));
        theatre = new Theatre(shop);
        job = Files.createDirectories(shop.resolve("job"));
        Path documents = Files.createDirectory(job.resolve("documents"));
        StringBuilder cases = new StringBuilder();
        StringBuilder facts = new StringBuilder();
        for (int i = 0; i < CASES; i++) {
            String name = NAMES.get(i * 7 % 4);
            facts.append("Number %d is %s.\n\n".formatted(i, name));
            cases.append("{\"inputs\": {\"question\": \"%s\"}, \"expected\": \"%s\"}\n".formatted(question(i), name));
        }
        Files.writeString(documents.resolve("facts.md"), facts);
        Files.writeString(documents.resolve("empty.txt"), "");
        Files.writeString(documents.resolve("scan.pdf"), "%PDF-1.7 cut off");
        Files.writeString(job.resolve("cases.jsonl"), cases);
        Files.writeString(job.resolve("job.yaml"), """
                name: facts
                model: {task: "openai:m@%s", max_tokens: 9}
                prompt:
                  system:
                    - {role: instruction, text: Answer the question., frozen: true}
                    - {role: context, text: "{{passages_2_w8_inputs_lines}}", frozen: true}
                    - {role: example, text: "{{examples_1_near_arrow}}", frozen: true}
                  user: "{{question}}"
                cases: cases.jsonl
                documents: documents
                examples: true
                search: {generations: 2, population: 2, children: 4}
                """.formatted(server.uri()));
    }

    @AfterEach
    void close() {
        server.close();
    }

    private static String question(int number) {
        return "Who is the person with the number " + number + "?";
    }

    /** Reads the answer off what it is told. */
    private static String read(Conversation conversation) {
        String number = conversation.question().replaceAll("\\D", "");
        Matcher fact = Pattern.compile("Number " + number + " is (\\w+)").matcher(conversation.system());
        return fact.find() ? fact.group(1) : "nobody";
    }

    @Test
    void isSearchedEvaluatedExportedAndChecked() throws IOException {
        Output done = refinery("optimize", job.toString());
        assertThat(done.code()).as(done.err()).isZero();
        assertThat(done.err()).contains("2 files in ", "empty.txt", "scan.pdf");
        assertThat(done.out()).containsPattern("baseline, test +\\d+ +\\d+ +100.0 %");
        Path run = runs().getLast();
        assertThat(run.resolve("run.yaml")).content().contains("documents_sha256: ", "examples: true");
        assertThat(run.resolve("report.html")).content().contains("id=\"retrieval\"", "What the passages held");

        Output evaluated = refinery("evaluate", job.toString(), "--split", "test");
        assertThat(evaluated.code()).as(evaluated.err()).isZero();
        assertThat(evaluated.out()).contains("100.0 %", "passages hold the answer");

        Output exported = refinery("export", run.toString(), "--as", "markdown", "--to", shop + "/out/facts.md");
        assertThat(exported.code()).as(exported.err()).isZero();
        assertThat(shop.resolve("out/facts.md"))
                .content()
                .contains("passages_2_w8_inputs_lines", "the 2 passages of at most 8 words of the documents");
        assertThat(shop.resolve("out/facts.supply.json"))
                .content()
                .contains("\"sha256\"", "the 1 examples most like the inputs");
        List<String> pool = Files.readAllLines(shop.resolve("out/facts.examples.jsonl"));
        assertThat(pool).hasSizeBetween(2, CASES / 2 + 5);

        Output promptfoo = refinery("export", run.toString(), "--as", "promptfoo", "--to", "-");
        assertThat(promptfoo.code()).as(promptfoo.err()).isZero();
        assertThat(promptfoo.out())
                .as("its tests have what is looked up")
                .containsPattern("\"?passages_2_w8_inputs_lines\"?: .*Number \\d+ is");
        assertThat(promptfoo.err()).contains("writes facts.examples.jsonl and facts.supply.json too");

        repository();
        Output committed = refinery(
                "export",
                run.toString(),
                "--repo",
                shop.toString(),
                "--branch",
                "main",
                "--commit",
                "--path",
                "p/facts");
        assertThat(committed.code()).as(committed.err()).isZero();
        assertThat(shop.resolve("p/facts/prompt.lock.yaml"))
                .content()
                .contains("documents: ../../job/documents", "examples: facts.examples.jsonl");
        long asked = server.counters().completions();
        Output checked = refinery("check", shop.resolve("p/facts").toString());
        assertThat(checked.code()).as(checked.err()).isZero();
        assertThat(checked.out()).contains("facts: holds");
        assertThat(server.counters().completions())
                .as("what is looked up there is what was looked up in the search")
                .isEqualTo(asked);
    }

    @Test
    void anExportWithDocumentsElsewhereIsRefused() throws IOException {
        Output done = refinery("optimize", job.toString());
        assertThat(done.code()).as(done.err()).isZero();
        Path other = Files.createDirectory(shop.resolve("other"));
        repository(other);
        Output committed = refinery(
                "export", runs().getLast().toString(), "--repo", other.toString(), "--branch", "main", "--commit");
        assertThat(committed.code()).isEqualTo(2);
        assertThat(committed.err()).contains("lie outside of the repository");
    }

    @Test
    void whatIsLookedUpMustBeOnOfferAndWhatWasLookedUpTheSame() throws IOException {
        Path file = job.resolve("job.yaml");
        String text = Files.readString(file);
        Files.writeString(file, text.replace("documents: documents", ""));
        Output refused = refinery("evaluate", job.toString());
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("has no documents to take passages from");
        Files.writeString(file, text);
        Files.writeString(
                job.resolve("documents/leak.txt"),
                question(0) + " " + NAMES.getFirst() + "!\n" + "Filler. ".repeat(50) + question(1) + " Nobody.");
        Output told = refinery("evaluate", job.toString(), "--set", "split.train=0.1");
        assertThat(told.err()).contains("hold question and answer of 1 dev or test cases", "leak.txt (1)");
    }

    private void repository() throws IOException {
        repository(shop);
    }

    private static void repository(Path folder) throws IOException {
        Path git = Files.createDirectories(folder.resolve(".git"));
        Files.createDirectories(git.resolve("objects"));
        Files.createDirectories(git.resolve("refs/heads"));
        Files.writeString(git.resolve("HEAD"), "ref: refs/heads/main\n");
        Files.writeString(
                git.resolve("config"),
                "[core]\n\trepositoryformatversion = 0\n\tbare = false\n[user]\n\tname = A\n\temail = a@example.org\n");
    }

    private List<Path> runs() throws IOException {
        return Theatre.runs(theatre.results("results")).stream()
                .filter(folder -> folder.resolve("run.yaml").toFile().exists())
                .toList();
    }

    private Output refinery(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--results", theatre.results("results").toString()));
        return theatre.refinery(all.toArray(String[]::new));
    }
}
