package org.promptrefinery.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.promptrefinery.inference.StorageFailure;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.Role;
import org.promptrefinery.search.Section;
import org.promptrefinery.study.history.Answer;
import org.promptrefinery.study.history.RunHistory;

class ReportPageTest {

    private static final int MOST_BYTES = 2_000_000;

    @TempDir
    Path folder;

    @Test
    void aRunThatHasEndedIsTold() throws IOException {
        String page = page(SampleRun.finished(folder), SampleAnswers.all()::forEach);
        assertThat(page).contains("<title>tickets: Improved by 61.0 points</title>");
        assertThat(page).contains("<dt>Test score</dt><dd>33.5\u00A0% \u2192 94.5\u00A0%</dd>");
        assertThat(page).contains("<dt>Unscored answers</dt><dd>3 of 400 (0.8\u00A0%)</dd>");
        assertThat(page).contains("<dt>Cost</dt><dd>1.95</dd>");
        assertThat(page).contains("3 of 400 answers to test cases have no score (0.8 %)");
        assertThat(page).contains("<ins><bdi> by what the writer wants</bdi></ins>");
        assertThat(page)
                .contains("id=\"search\"", "id=\"lineage\"", "id=\"cases\"", "id=\"tags\"", "id=\"patterns\"")
                .contains("id=\"contributions\"", "id=\"operators\"", "id=\"cost\"", "id=\"settings\"");
        assertThat(page).contains("id=\"step-5\"").doesNotContain("id=\"step-6\"");
        assertThat(page).contains("are still right are left out on paper").doesNotContain("are not. All answers");
    }

    @Test
    void aLineThatWasTheLastIsStillALine() throws IOException {
        StringBuilder html = new StringBuilder();
        Chain before = Chain.of(new Prompt(List.of(new Section(Role.RULE, "Answer.")), "{{q}}"));
        Chain after = Chain.of(
                new Prompt(List.of(new Section(Role.RULE, "Answer."), new Section(Role.RULE, "Be brief.")), "{{q}}"));
        new PromptDiff(new Html(html)).write(before, after, true);
        assertThat(html.toString())
                .contains("<bdi>Answer.\n</bdi><ins><bdi>Be brief.\n</bdi></ins>")
                .doesNotContain("{{q}}");
    }

    @Test
    void scoresThatAreAllTheSameHaveAnAxisWithoutRepetition() {
        StringBuilder html = new StringBuilder();
        new Plot(new Html(html), "x", new double[] {20, 20}, new double[] {1, 1})
                .draw("", "", number -> "" + Math.round(number), () -> {});
        List<String> ticks = Pattern.compile("<text class=\"tick\"[^>]*>([^<]*)")
                .matcher(html)
                .results()
                .map(tick -> tick.group(1))
                .toList();
        assertThat(ticks).contains("100\u00A0%", "20").doesNotHaveDuplicates();
    }

    @Test
    void noGainIsSaidPlainly() throws IOException {
        String page = page(SampleRun.withoutGain(folder), SampleAnswers.all()::forEach);
        assertThat(page).contains("<h1>No gain is proven</h1>", "may be chance, so no gain is claimed");
    }

    @Test
    void aRunThatGoesOnIsToldAsFarAsItIs() throws IOException {
        String page = page(SampleRun.unfinished(folder), _ -> {});
        assertThat(page).contains("<h1>Generation 2 of at most 12</h1>", "Nothing is proven before the run has ended");
        assertThat(page)
                .contains("id=\"search\"", "id=\"lineage\"", "best so far")
                .doesNotContain("id=\"cases\"");
    }

    @Test
    void aRunThatHasJustBegunHasAPageToo() throws IOException {
        assertThat(page(SampleRun.begun(folder), _ -> {}))
                .contains("<h1>Begun</h1>")
                .doesNotContain("id=\"search\"");
    }

    @Test
    void aFileAllowsItsOwnScriptAndStyleOnly() throws IOException {
        String page =
                page(SampleRun.finished(folder), _ -> {}).replaceAll("(?s)<style>.*</style>|<script>.*</script>", "");
        assertThat(page)
                .contains("default-src &#39;none&#39;; script-src &#39;sha256-")
                .doesNotContain("unsafe-inline")
                .doesNotContainPattern("<[^>]* (style|on[a-z]+)=")
                .doesNotContainPattern("(src|href)=\"(?!#|data:,\")");
    }

    @Test
    void aLivePageHasThePartsOfItsServerAndNoPolicyOfItsOwn() throws IOException {
        StringBuilder page = new StringBuilder();
        PageMode mode = PageMode.live("<meta name=\"x\" content=\"y\">", "<p>bar</p>");
        ReportPage.write(SampleRun.unfinished(folder), _ -> {}, mode, page);
        assertThat(page.toString())
                .contains("<meta name=\"x\" content=\"y\"></head>", "<body><p>bar</p>")
                .doesNotContain("Content-Security-Policy");
        assertThat(page.toString()).contains(Asset.of("report.js").text());
        assertThat(ReportPage.SCRIPT).isEqualTo(Asset.of("report.js").source());
    }

    @Test
    void tenThousandVerdictsStayBelowTwoMegabytesAndTheMostTellingAreThere() throws IOException {
        AnswerSource many = consumer -> many(2_500, consumer);
        String page = page(SampleRun.finished(folder), many);
        assertThat(Files.size(folder.resolve("report.html"))).isLessThan(MOST_BYTES);
        assertThat(page.contains("of 5,000\u00A0cases are shown")).isTrue();
        assertThat(page.contains("are not. All answers are in verdicts.jsonl")).isTrue();
        assertThat(page.split("data-status=\"broken\" data-split", -1).length).isEqualTo(1 + 2 * 25);
    }

    @Test
    void hostileTextsMakeNoMarkupAndTheFileIsValidAndSmall() throws Exception {
        page(HostileRun.in(folder), HostileRun.answers()::forEach);
        byte[] bytes = Files.readAllBytes(folder.resolve("report.html"));
        String page = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
        assertThat(bytes.length).isLessThan(MOST_BYTES);
        assertThat(page.split("<script", -1).length).isEqualTo(2);
        for (String markup : List.of("<img", "<i>", "<svg onload", "\u202E", "\0")) {
            assertThat(page.contains(markup)).as(markup).isFalse();
        }
        assertThat(page.contains("more characters: see verdicts.jsonl")).isTrue();
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        Path missing = folder.resolve("missing").resolve("report.html");
        assertThatThrownBy(() -> ReportPage.write(SampleRun.begun(folder), _ -> {}, missing))
                .isInstanceOf(StorageFailure.class)
                .hasMessageContaining("missing");
    }

    private String page(RunHistory run, AnswerSource answers) throws IOException {
        Path file = folder.resolve("report.html");
        ReportPage.write(run, answers, file);
        return Files.readString(file);
    }

    private static void many(int cases, Consumer<Answer> answers) {
        for (String split : List.of("dev", "test")) {
            for (String prompt : List.of("baseline", "winner")) {
                for (int i = 0; i < cases; i++) {
                    boolean right = prompt.equals("winner") ? i % 100 != 0 : i % 2 == 0;
                    answers.accept(new Answer(
                            prompt,
                            split,
                            "case-" + i,
                            Map.of("question", "What is the answer to question number " + i + " of all the questions?"),
                            "the answer " + i,
                            List.of("tag" + i % 7),
                            right ? "the answer " + i : "some other answer",
                            Map.of(),
                            OptionalDouble.of(right ? 1 : 0),
                            right ? "right" : "expected 'the answer " + i + "', got 'some other answer'",
                            true,
                            Map.of()));
                }
            }
        }
    }
}
