package org.promptrefinery.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Split;
import org.promptrefinery.evaluators.kind.Services;
import org.promptrefinery.inference.Reply;
import org.promptrefinery.inference.Request;
import org.promptrefinery.inference.cache.CompletionCache;
import org.promptrefinery.inference.metering.Purpose;
import org.promptrefinery.study.estimate.Estimate;
import org.promptrefinery.study.job.ChainReader;
import org.promptrefinery.study.job.Job;
import org.promptrefinery.study.job.Material;
import org.promptrefinery.study.job.Yaml;
import org.promptrefinery.study.report.ResultJson;
import org.promptrefinery.study.report.Summary;
import org.promptrefinery.study.run.Journal;
import org.promptrefinery.study.run.RunFolder;
import org.promptrefinery.study.run.RunRecord;
import org.promptrefinery.study.supply.WordIndexing;

/** Studies of prompts that have passages of documents and worked examples looked up for each case. */
class SuppliedStudyTest {

    private static final String PASSAGES = "{{passages_2_w40_inputs_lines}}";
    private static final String EXAMPLES = "{{examples_3_near_arrow}}";

    @TempDir
    Path folder;

    private Stage stage;
    private final WordIndexing indexing = new WordIndexing();
    private final Scripted reader = new Scripted("reader", SuppliedStudyTest::answer);

    @BeforeEach
    void write() throws IOException {
        stage = new Stage(folder);
        Files.createDirectory(folder.resolve("docs"));
        StringBuilder facts = new StringBuilder();
        for (int i = 0; i < 160; i++) {
            facts.append("Number %d is %s.\n".formatted(i, new String[] {"Bob", "Alice", "Hamlet", "Iago"}[i % 4]));
        }
        Files.writeString(folder.resolve("docs/facts.txt"), facts);
    }

    @Test
    void whatIsLookedUpReachesTheModelAndIsPaidFor() throws IOException {
        Job job = job(PASSAGES);
        StudyResult result = run(job);
        assertThat(result.baseline().dev().score()).isEqualTo(1);
        assertThat(result.proof().orElseThrow().baseline().score()).isEqualTo(1);
        assertThat(result.baseline().dev().promptTokens())
                .as("two lines of four words each, with the three of the instruction")
                .isEqualTo(3 + 8);
        assertThat(result.retrieval().rows())
                .extracting(row -> row.prompt() + " " + row.split())
                .containsSequence("baseline train", "baseline dev", "baseline test")
                .contains("winner test");
        assertThat(result.retrieval().rows())
                .allSatisfy(row -> assertThat(row.quality().recall()).isEqualTo(1));
        assertThat(Summary.of(job, result)).contains("passages hold the answer", "  baseline, test ");
        assertThat(ResultJson.of(job, new RunFolder(folder), result).path("retrieval"))
                .hasSize(result.retrieval().rows().size());
        assertThat(reader.asked)
                .allSatisfy(request ->
                        assertThat(request.messages().getFirst().text()).doesNotContain("{{"));
    }

    @Test
    void theEstimateHoldsWhatIsLookedUp() throws IOException {
        double with = promptTokens(job("{{passages_20_w40_inputs_lines}}"));
        double without = promptTokens(job(""));
        assertThat(with).isGreaterThan(without * 1.5);
    }

    @Test
    void examplesAreOfTheTrainSplitAndNeverTheCaseItself() throws IOException {
        Job job = job(EXAMPLES);
        StudyResult result = run(job);
        Split split = Material.of(job).split();
        List<String> unseen = Stream.concat(split.dev().stream(), split.test().stream())
                .map(subject -> subject.inputs().get("question"))
                .toList();
        assertThat(result.proof()).isPresent();
        List<Request> shown = reader.asked.stream()
                .filter(request -> system(request).matches("Answer the question\\.(\nWhom \\d+\\? -> \\w+){3}"))
                .toList();
        assertThat(shown).hasSizeGreaterThanOrEqualTo(unseen.size()).allSatisfy(request -> assertThat(system(request))
                .doesNotContain(Scripted.user(request)));
        assertThat(reader.asked)
                .allSatisfy(request -> assertThat(system(request)).doesNotContain(unseen));
    }

    private static String system(Request request) {
        return request.messages().getFirst().text();
    }

    @Test
    void changedDocumentsAreNoticed() throws IOException {
        Job job = job(PASSAGES);
        RunFolder run = new RunFolder(Files.createDirectory(folder.resolve("run")));
        String before = RunRecord.of(job, Material.of(job), reader.identity(), Optional.empty());
        assertThat(before).contains("documents_sha256: ");
        run.write("run.yaml", before);
        run.write(RunFolder.WINNER, Yaml.write(ChainReader.write(job.chain())));
        assertThat(RunRecord.read(run, Map.of(), Services.NONE).sources()).isEqualTo(job.sources());
        Files.writeString(folder.resolve("docs/.hidden"), "x");
        assertThat(RunRecord.of(job, Material.of(job), reader.identity(), Optional.empty()))
                .isEqualTo(before);
        Files.writeString(folder.resolve("docs/more.txt"), "Number 7 is Romeo.");
        assertThat(RunRecord.of(job, Material.of(job), reader.identity(), Optional.empty()))
                .isNotEqualTo(before);
        assertThatThrownBy(() -> RunRecord.read(run, Map.of(), Services.NONE))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("the documents in " + folder.resolve("docs") + " have changed since the run");
    }

    /** Reads the answer off the facts that it is given. */
    private static Reply answer(Request request) {
        String number = Scripted.user(request).replaceAll("\\D", "");
        return Scripted.said(request.messages()
                .getFirst()
                .text()
                .lines()
                .filter(line -> line.startsWith("Number " + number + " is "))
                .findFirst()
                .map(line -> line.replaceAll(".* is |\\.$", ""))
                .orElse("nobody"));
    }

    private Job job(String wish) throws IOException {
        stage.write("documents: docs", "examples: true", "search: {generations: 1, population: 2, children: 2}");
        Path file = folder.resolve("job.yaml");
        Files.writeString(
                file,
                Files.readString(file).replace("\"Answer the question.\"", "\"Answer the question.\\n" + wish + "\""));
        return stage.job(Map.of());
    }

    private double promptTokens(Job job) {
        return Estimate.ofSearch(job, Material.of(job).supplied(job, indexing))
                .ranges()
                .get(Purpose.TASK)
                .expected()
                .tokensIn();
    }

    private StudyResult run(Job job) {
        Progress progress = new Audience();
        try (CompletionCache cache = CompletionCache.open(folder.resolve("cache.sqlite"));
                Journal journal = Journal.open(folder.resolve("j.jsonl"), InstantSource.system(), progress::notice)) {
            return new Study(job, Material.of(job).supplied(job, indexing), journal, progress, InstantSource.system())
                    .run(reader, cache);
        }
    }
}
