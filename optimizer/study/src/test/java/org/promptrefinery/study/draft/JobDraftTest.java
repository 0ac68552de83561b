package org.promptrefinery.study.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.search.Section;
import org.promptrefinery.study.job.Job;
import org.promptrefinery.study.job.JobFile;
import org.promptrefinery.study.job.Material;

class JobDraftTest {

    @TempDir
    Path folder;

    private List<String> remarks = List.of();

    @Test
    void fewDifferentReferencesAreLabels() throws IOException {
        Job job = draft(
                "tickets.csv",
                "Ticket text,Label,Category\n" + rows(i -> "text " + i + "," + "KMX".charAt(i % 3) + ",c" + i % 2));
        assertThat(job.chain().prompt(0).user()).isEqualTo("{{Ticket_text}}");
        assertThat(job.chain().prompt(0).system()).contains("K, M, X");
        Case first = Material.of(job).cases().getFirst();
        assertThat(first.inputs()).isEqualTo(Map.of("Ticket_text", "text 0"));
        assertThat(first.expected()).isEqualTo("K");
        assertThat(first.tags()).containsExactly("c0");
        assertThat(remarks)
                .anyMatch(remark -> remark.contains("{{Ticket_text}}: the column 'Ticket text'"))
                .anyMatch(remark -> remark.contains("'expected': the column 'Label'"))
                .anyMatch(remark -> remark.contains("the references are a few labels"));
        assertThat(job.model().maxTokens()).isLessThan(30);
    }

    @Test
    void tellsNumbersJsonShortAndLongTextsApart() {
        assertThat(kind(i -> String.valueOf(i * 1.5))).isEqualTo(References.Kind.NUMBERS);
        assertThat(kind(i -> "{\"a\": " + i + "}")).isEqualTo(References.Kind.JSON);
        assertThat(kind(i -> "answer " + i)).isEqualTo(References.Kind.SHORT);
        assertThat(kind(i -> "a longer answer with more than a handful of words " + i))
                .isEqualTo(References.Kind.LONG);
        assertThat(kind(i -> i % 2 == 0 ? "yes" : "no")).isEqualTo(References.Kind.LABELS);
        assertThat(kind(i -> "")).isEqualTo(References.Kind.NONE);
    }

    @Test
    void everyKindHasAnEvaluatorThatCanBeMade() {
        for (References.Kind kind : References.Kind.values()) {
            assertThat(EvaluatorGuess.of(kind, Map.of(), 1).why()).isNotEmpty();
            assertThat(EvaluatorGuess.of(kind, Map.of(), 1).needsReference()).isEqualTo(kind != References.Kind.NONE);
        }
    }

    @Test
    void whatMostTestsAskForIsTakenWhereItIsKnown() {
        assertThat(EvaluatorGuess.of(References.Kind.LONG, Map.of("exact", 6), 10)
                        .entry())
                .isEqualTo("exact");
        assertThat(EvaluatorGuess.of(References.Kind.NONE, Map.of("exact", 5), 10)
                        .entry())
                .isNotEqualTo("exact");
        EvaluatorGuess other = EvaluatorGuess.of(References.Kind.SHORT, Map.of("no-such-kind", 9), 10);
        assertThat(other.entry()).isNotEqualTo("no-such-kind");
        assertThat(other.why()).contains("most tests ask for 'no-such-kind' instead");
    }

    @Test
    void theSystemMessageOfAllCasesBecomesThePrompt() throws IOException {
        Job job = draft("samples.jsonl", rows(i -> """
                {"input": [{"role": "system", "content": "Say \\"x\\": 1 # 2"}, {"role": "user", "content": "q%d"}], "ideal": "a%d"}
                """.formatted(i, i).strip()));
        assertThat(job.chain().prompt(0).sections().stream().map(Section::text)).containsExactly("Say \"x\": 1 # 2");
        assertThat(job.chain().prompt(0).user()).isEqualTo("{{input}}");
        assertThat(Material.of(job).cases().getFirst().inputs()).isEqualTo(Map.of("input", "q0"));
    }

    @Test
    void thePromptOfPromptfooIsTakenOver() throws IOException {
        Job job = draft(
                "promptfooconfig.yaml",
                "prompts: ['Translate to {{ language }}: {{text}}']\ntests:\n"
                        + rows(i -> "  - {vars: {text: t" + i + ", language: French}, assert: [{type: equals, value: v"
                                + i + "}]}"));
        assertThat(job.chain().prompt(0).user()).isEqualTo("Translate to {{ language }}: {{text}}");
        assertThat(job.evaluators()).containsExactly("exact");
        assertThat(Material.of(job).cases()).hasSize(12);
    }

    @Test
    void logsKeepTheirVotesAndAreReadAgainTheSameWay() throws IOException {
        Job job = draft(
                "log.csv",
                "prompt,response,thumbs,corrected\n"
                        + rows(i -> "p" + i + ",r" + i + (i < 10 ? ",up," : i < 11 ? ",down," : ",down,c" + i)));
        Material material = Material.of(job);
        assertThat(material.cases()).hasSize(11);
        assertThat(material.cases().getFirst().tags()).containsExactly("guard");
        assertThat(material.cases().getLast().expected()).isEqualTo("c11");
        assertThat(material.notices()).anyMatch(notice -> notice.startsWith("1 logged answer voted down"));
        assertThat(folder.resolve("job/cases.jsonl")).content().contains("\"answer\":\"r10\"");
    }

    @Test
    void casesWithoutAReferenceAreLeftOutWhereItIsNeeded() throws IOException {
        Job job = draft("a.csv", "q,answer\nlast,\n" + rows(i -> "q" + i + ",a" + i));
        assertThat(Material.of(job).cases()).hasSize(12);
        assertThat(remarks).anyMatch(remark -> remark.startsWith("1 cases were left out"));
        Job unlabelled = draft("b.jsonl", rows(i -> "{\"question\": \"q" + i + "\"}"));
        assertThat(Material.of(unlabelled).cases()).hasSize(12);
        assertThat(unlabelled.evaluation().needsReference()).isEmpty();
    }

    @Test
    void nothingIsOverwrittenWithoutForce() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "q,answer\n" + rows(i -> "q" + i + ",a" + i));
        Path job = Files.createDirectory(folder.resolve("job"));
        Files.writeString(job.resolve("README.md"), "mine");
        assertThatThrownBy(() -> JobDraft.write(file, job, false))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("README.md is there already")
                .hasMessageContaining("--force");
        assertThatThrownBy(() -> ExampleJob.write(job, false)).isInstanceOf(BadInput.class);
        assertThat(job.resolve("README.md")).hasContent("mine");
        assertThat(job.resolve("job.yaml")).doesNotExist();
        JobDraft.write(file, job, true);
        JobDraft.write(job.resolve("cases.jsonl"), job, true);
        assertThat(Files.readAllLines(job.resolve("cases.jsonl"))).hasSize(12);
        assertThatThrownBy(() -> JobDraft.write(file, file, false)).isInstanceOf(BadInput.class);
    }

    @Test
    void strangeTextsDoNotBreakTheJobFile() throws IOException {
        Path file = Files.writeString(
                folder.resolve("a.csv"),
                "\"q: {{x}} #\",label\n"
                        + rows(i -> "q" + i + ",\""
                                + List.of("a\"\"b: # {{y}}", "\u0085\uD83D\uDE00 'x", "- %s\\n")
                                        .get(i % 3) + "\""));
        Path job = folder.resolve("my job: #1");
        JobDraft.write(file, job, false);
        assertThat(JobFile.read(job, Map.of(), Map.of()).chain().prompt(0).system())
                .contains("a\"b: # { {y}}", "'x", "- %s\\n");
        assertThat(Material.of(JobFile.read(job, Map.of(), Map.of())).cases()).hasSize(12);
    }

    @Test
    void theExampleIsAJob() {
        Path job = folder.resolve("example");
        ExampleJob.write(job, false);
        Material material = Material.of(JobFile.read(job, Map.of(), Map.of()));
        assertThat(material.cases()).hasSize(30);
        assertThat(material.notices()).isEmpty();
        assertThat(job.resolve("README.md")).exists();
    }

    private static References.Kind kind(IntFunction<String> reference) {
        References references = new References();
        IntStream.range(0, 12)
                .mapToObj(reference)
                .map(text -> text.isEmpty() ? List.<String>of() : List.of(text))
                .forEach(texts -> references.add(new Case("i", Map.of("q", "x"), texts, new TreeSet<>(), 1)));
        return references.kind();
    }

    private static String rows(IntFunction<String> row) {
        return IntStream.range(0, 12).mapToObj(row).collect(Collectors.joining("\n")) + "\n";
    }

    private Job draft(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        remarks = JobDraft.write(file, folder.resolve("job"), true);
        return JobFile.read(folder.resolve("job"), Map.of(), Map.of());
    }
}
