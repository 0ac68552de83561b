package org.promptrefinery.evaluators.preference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.Evaluation;
import org.promptrefinery.evaluators.Trial;
import org.promptrefinery.evaluators.Verdict;
import org.promptrefinery.evaluators.calibration.Rate;
import org.promptrefinery.evaluators.catalog.Catalog;
import org.promptrefinery.evaluators.kind.Folder;
import org.promptrefinery.evaluators.kind.Services;
import org.promptrefinery.evaluators.similarity.Embedders;
import org.promptrefinery.inference.embedding.TextEmbedder;

class LearnedPreferenceTest {

    private static final int SIZE = 64;

    /** How often each letter stands in a text, and where "please" stands in it. */
    private static final class Letters implements TextEmbedder {

        @Override
        public String identity() {
            return "letters";
        }

        @Override
        public List<float[]> embed(List<String> texts) {
            return texts.stream().map(Letters::vector).toList();
        }

        private static float[] vector(String text) {
            float[] vector = new float[SIZE];
            text.chars().forEach(letter -> vector[letter % (SIZE - 1)]++);
            vector[SIZE - 1] = text.contains("please") ? text.length() / 2f : 0;
            return vector;
        }
    }

    @TempDir
    Path folder;

    private final List<String> lines = new ArrayList<>();

    @Test
    void whatPeoplePreferGetsMoreAndIsRightAboutCasesThatItHasNotSeen() {
        Random random = new Random(1);
        for (int i = 0; i < 40; i++) {
            String text = letters(random);
            boolean first = random.nextBoolean();
            say("c" + i, first ? "please " + text : text, first ? text : "please " + text, first ? "first" : "second");
        }
        Evaluation evaluation = evaluation();
        double[] scores = scores(evaluation, "please wait", "wait", "");
        assertThat(scores[0]).isGreaterThan(0.55);
        assertThat(scores[1]).isLessThan(0.5);
        assertThat(scores[2]).isBetween(0.0, 1.0);
        assertThat(evaluation.notices())
                .singleElement()
                .asString()
                .contains("preference, learned from 40 statements", "right about 40 of 40 held-out cases (100.0 %")
                .contains("p < 0.001")
                .doesNotContain("not better");
        assertThat(scores(evaluation(), "please wait", "wait", "")).containsExactly(scores);
    }

    @Test
    void picksWithoutRhymeOrReasonAreCalledChance() {
        Random random = new Random(2);
        for (int i = 0; i < 60; i++) {
            say("c" + i, letters(random), letters(random), random.nextBoolean() ? "first" : "second");
        }
        Evaluation evaluation = evaluation();
        assertThat(evaluation.notices()).singleElement().asString().contains("not better than chance", "of 60");
        assertThat(reason(evaluation, "wait")).contains("not shown to be better than chance");
    }

    @Test
    void allThatIsSaidOfACaseIsHeldOutTogether() {
        Random random = new Random(3);
        for (int i = 0; i < 40; i++) {
            String first = letters(random);
            String second = letters(random);
            String choice = random.nextBoolean() ? "first" : "second";
            for (String reviewer : List.of("Ann", "Bo", "Cy")) {
                say("c" + i, first, second, choice, "\"reviewer\":\"" + reviewer + "\"");
            }
        }
        assertThat(evaluation().notices()).singleElement().asString().contains("not better than chance", "of 40");
    }

    @Test
    void fewPicksAreCalledFew() {
        for (int i = 0; i < 5; i++) {
            say("c" + i, "please " + i, "no " + i, "first");
        }
        assertThat(evaluation().notices())
                .singleElement()
                .asString()
                .contains("too few picks", "5 cases, 20 are needed", "right about 5 of 5");
    }

    @Test
    void bothAndNeitherTeachWhatIsGood() {
        Random random = new Random(4);
        for (int i = 0; i < 30; i++) {
            String text = letters(random);
            boolean good = i % 3 == 0;
            say(
                    "c" + i,
                    (good ? "please " : "") + text,
                    (good ? "please " : "") + text + "x",
                    good ? "both" : "neither");
        }
        Evaluation evaluation = evaluation();
        double[] scores = scores(evaluation, "please wait", "wait");
        assertThat(scores[0]).isGreaterThan(0.5);
        assertThat(scores[1]).isLessThan(0.5);
        assertThat(evaluation.notices()).singleElement().asString().contains("too few picks", "0 cases");
    }

    @Test
    void correctionsTeachButProveNothing() {
        Random random = new Random(5);
        for (int i = 0; i < 30; i++) {
            String text = letters(random);
            say("c" + i, text, text + "x", "neither", "\"correction\":\"please " + text + "\"");
        }
        Evaluation evaluation = evaluation();
        double[] scores = scores(evaluation, "please wait", "wait");
        assertThat(scores[0]).isGreaterThan(scores[1]);
        assertThat(evaluation.notices()).singleElement().asString().contains("0 cases");
    }

    @Test
    void whatIsUndoneChangesNothingAndWhatIsAddedMakesAnotherVersion() {
        say("a", "please", "no", "first");
        String before = evaluation().fingerprint();
        say("b", "please", "no", "second");
        String after = evaluation().fingerprint();
        say("b", "please", "no", "second", "\"undone\":true");
        assertThat(evaluation().fingerprint()).isEqualTo(before).isNotEqualTo(after);
    }

    @ParameterizedTest
    @CsvSource({"15, 20, 0.020695", "20, 20, 9.5367e-7", "32, 50, 0.032454", "0, 7, 1", "0, 0, 1", "520, 1000, 0.108725"
    })
    void theTestIsTheExactBinomialOne(int hits, int of, double expected) {
        assertThat(new HeldOut(new Rate(hits, of)).pValue()).isCloseTo(expected, within(2e-6));
    }

    @Test
    void theWeightsAreWhereTheSlopeOfTheRegularisedLossIsNought() {
        List<double[]> examples =
                List.of(new double[] {1, 0}, new double[] {1, 0}, new double[] {1, 0}, new double[] {-1, 0});
        double weight = Logistic.fit(examples)[0];
        assertThat(3 * Logistic.sigmoid(-weight) - Logistic.sigmoid(weight)).isCloseTo(weight, within(1e-6));
        assertThat(Logistic.sigmoid(-1e9)).isZero();
        assertThat(Logistic.sigmoid(1e9)).isEqualTo(1);
    }

    @Test
    void aBuildWithoutAnEmbedderSaysWhatToDo() {
        Services none = Services.NONE.with(Embedders.class, new Embedders(Optional.empty()));
        assertThatThrownBy(() -> evaluation("reviews.jsonl", none))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("job[0].preference")
                .hasMessageContaining("touch .mvn/embedding");
    }

    @Test
    void aFileThatIsNotThereOrSaysNothingIsNamed() throws IOException {
        assertThatThrownBy(() -> evaluation("missing.jsonl", services()))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("job[0].preference.reviews: there is no file " + folder.resolve("missing.jsonl"))
                .hasMessageContaining("refinery review");
        Files.writeString(folder.resolve("reviews.jsonl"), "");
        assertThatThrownBy(() -> evaluation("reviews.jsonl", services())).hasMessageContaining("nobody has said");
        assertThatThrownBy(() -> Catalog.evaluation(List.of("preference"), "job", Services.NONE))
                .hasMessageContaining("'reviews' is missing");
    }

    @Test
    void nothingIsLearnedFromTestCases() throws IOException {
        say("a", "please", "no", "first");
        Files.write(folder.resolve("reviews-test.jsonl"), lines);
        assertThatThrownBy(() -> evaluation("reviews-test.jsonl", services()))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("test cases");
    }

    private static String letters(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 24; i++) {
            text.append((char) ('A' + random.nextInt(26)));
        }
        return text.toString();
    }

    private void say(String subject, String first, String second, String choice, String... more) {
        lines.add(
                "{\"case\":\"%s\",\"first\":\"%s\",\"second\":\"%s\",\"firstPrompt\":\"p\",\"secondPrompt\":\"q\",\"choice\":\"%s\",%s\"at\":\"2026-11-25T01:11:37Z\"}"
                        .formatted(
                                subject, first, second, choice, more.length == 0 ? "" : String.join(",", more) + ","));
    }

    private Services services() {
        return Services.NONE
                .with(Embedders.class, new Embedders(Optional.of(new Letters())))
                .with(Folder.class, new Folder(folder));
    }

    private Evaluation evaluation() {
        try {
            Files.write(folder.resolve("reviews.jsonl"), lines);
        } catch (IOException full) {
            throw new AssertionError(full);
        }
        return evaluation("reviews.jsonl", services());
    }

    private static Evaluation evaluation(String file, Services services) {
        return Catalog.evaluation(List.of(Map.of("preference", Map.of("reviews", file))), "job", services);
    }

    private static double[] scores(Evaluation evaluation, String... answers) {
        return verdicts(evaluation, answers).stream()
                .mapToDouble(verdict -> ((Verdict.Scored) verdict).score())
                .toArray();
    }

    private static String reason(Evaluation evaluation, String answer) {
        return ((Verdict.Scored) verdicts(evaluation, answer).getFirst()).reason();
    }

    private static List<Verdict> verdicts(Evaluation evaluation, String... answers) {
        Case subject = new Case("id", Map.of("q", "x"), List.of(), new TreeSet<>(), 1);
        List<Trial> trials = List.of(answers).stream()
                .map(answer -> new Trial(subject, answer))
                .toList();
        return evaluation.judge(trials).stream()
                .map(result -> result.byEvaluator().get("preference"))
                .toList();
    }
}
