package org.promptrefinery.export.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.study.review.Review.Choice;

/** What comes into data for training, and what does not. */
class TrainingExportTest extends Workshop {

    private static String chosen(JsonNode pair) {
        return pair.path("chosen").path(0).path("content").asText();
    }

    private static String rejected(JsonNode pair) {
        return pair.path("rejected").path(0).path("content").asText();
    }

    private static String completion(JsonNode labelled) {
        return labelled.path("completion").path(0).path("content").asText();
    }

    @Test
    void rightAnswersAreShownUnderThePromptThatWon() {
        Case subject = trainCase(0);
        answered(subject, "It was Bob.", 1);
        answered(trainCase(1), "Ann", 0);

        List<JsonNode> rows = train(recipe(Method.SFT));

        assertThat(rows).hasSize(1);
        assertThat(rows.getFirst().at("/messages/0/content").asText()).isEqualTo("Answer with one word.");
        assertThat(rows.getFirst().at("/messages/1/content").asText())
                .isEqualTo(subject.inputs().get("question"));
        assertThat(answer(rows.getFirst())).isEqualTo("It was Bob.");
        assertThat(card().at("/dropped/wrong").asInt()).isEqualTo(1);
    }

    @Test
    void withoutAPromptThereIsOnlyTheUserMessage() {
        answered(trainCase(0), "Bob", 1);
        List<JsonNode> rows = train(new Recipe(Method.SFT, Layout.TRL, false, false, Licence.UNKNOWN));

        assertThat(rows.getFirst().path("messages")).hasSize(2);
        assertThat(rows.getFirst().at("/messages/0/role").asText()).isEqualTo("user");
    }

    @Test
    void noTestCaseComesInWhateverAFileSaysOfIt() {
        answered(trainCase(0), "Bob", 1);
        Case test = split.test().getFirst();
        answered(test, "planted", 1);
        append(run.verdicts(), line("winner", "dev", test.id(), "planted").put("score", 1));
        reviewed(test, "planted", "no", Choice.FIRST, "planted too");

        for (Method method : Method.values()) {
            answered(trainCase(0), "Ann " + method, 0);
            export(new Recipe(method, Layout.TRL, true, true, Licence.UNKNOWN));
            assertThat(file("train.jsonl"))
                    .doesNotContain("planted", test.inputs().get("question"));
            assertThat(card().at("/dropped/test").asInt()).isEqualTo(3);
        }
    }

    @Test
    void aCaseThatAsksTheSameAsATestCaseStaysOut() throws IOException {
        StringBuilder cases = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            String question = "Whom did number " + i / 2 + " love" + (i % 2 == 0 ? "?" : "...");
            cases.append("{\"id\": \"q%d\", \"inputs\": {\"question\": \"%s\"}, \"expected\": \"x\"}%n"
                    .formatted(i, question));
        }
        makeRun("contains", cases.toString());
        split.train().forEach(subject -> answered(subject, "right", 1));
        Set<String> test = split.test().stream().map(this::number).collect(Collectors.toSet());
        List<Case> twins = split.train().stream()
                .filter(subject -> test.contains(number(subject)))
                .toList();
        assertThat(twins).isNotEmpty();

        train(recipe(Method.SFT));

        assertThat(card().at("/dropped/like_test").asInt()).isEqualTo(twins.size());
        assertThat(twins)
                .allSatisfy(twin -> assertThat(file("train.jsonl")).doesNotContain("number " + number(twin) + " love"));
    }

    private String number(Case subject) {
        return String.valueOf(subject.inputs().get("question")).replaceAll("\\D", "");
    }

    @Test
    void devCasesComeInOnlyWhenWantedAndInAFileOfTheirOwn() {
        answered(trainCase(0), "Bob", 1);
        Case dev = split.dev().getFirst();
        append(run.verdicts(), line("winner", "dev", dev.id(), "of dev").put("score", 1));

        export(recipe(Method.SFT));
        assertThat(out().resolve("validation.jsonl")).doesNotExist();
        assertThat(file("train.jsonl")).doesNotContain("of dev");
        assertThat(card().at("/dropped/dev").asInt()).isEqualTo(1);

        export(new Recipe(Method.SFT, Layout.TRL, true, true, Licence.UNKNOWN));
        assertThat(file("train.jsonl")).doesNotContain("of dev");
        assertThat(answer(lines("validation.jsonl").getFirst())).isEqualTo("of dev");
        assertThat(card().path("warnings").toString()).contains("dev cases are in it");
    }

    @Test
    void aPairHasARightAnswerAndAWrongOneThatDiffer() {
        answered(trainCase(0), "Ann", 0);
        answered(trainCase(0), "Bob", 1);
        answered(trainCase(0), "Eve", 0.5);
        answered(trainCase(0), " Bob\n", 0);
        answered(trainCase(1), "alone", 1);

        List<JsonNode> rows = train(recipe(Method.DPO));

        assertThat(rows).extracting(row -> chosen(row) + ">" + rejected(row)).containsExactly("Bob>Ann", "Bob>Eve");
        assertThat(card().at("/dropped/no_partner").asInt()).isEqualTo(1);
    }

    @Test
    void anAnswerThatBreaksAGateOrHasNoScoreIsNotRight() {
        Case subject = trainCase(0);
        append(
                run.trainVerdicts(),
                line("winner", "train", subject.id(), "broken").put("score", 1).put("gatesHeld", false));
        append(
                run.trainVerdicts(),
                line("winner", "train", subject.id(), "unknown").put("unscored", "timeout"));

        List<JsonNode> rows = train(recipe(Method.KTO));

        assertThat(rows).hasSize(1);
        assertThat(completion(rows.getFirst())).isEqualTo("broken");
        assertThat(rows.getFirst().path("label").asBoolean(true)).isFalse();
        assertThat(card().at("/dropped/unscored").asInt()).isEqualTo(1);
        assertThat(notices).anyMatch(notice -> notice.contains("kto needs right ones too"));
    }

    @Test
    void aReviewerOutweighsTheVerdict() {
        answered(trainCase(0), "Bob", 1);
        answered(trainCase(0), "Robert", 0);
        reviewed(trainCase(0), "Bob", "Robert", Choice.SECOND, "");

        List<JsonNode> rows = train(recipe(Method.DPO));

        assertThat(rows).hasSize(1);
        assertThat(chosen(rows.getFirst())).isEqualTo("Robert");
        assertThat(rejected(rows.getFirst())).isEqualTo("Bob");
        assertThat(card().at("/sources/review").asInt()).isEqualTo(1);
    }

    @Test
    void aCorrectionBecomesTheAnswerToLearn() {
        answered(trainCase(0), "Bob", 1);
        reviewed(trainCase(0), "Bob", "Ann", Choice.NEITHER, "Robert");
        reviewed(trainCase(1), "Ann", "Ann", Choice.FIRST, "Anna");

        assertThat(train(recipe(Method.SFT))).extracting(Workshop::answer).containsExactlyInAnyOrder("Robert", "Anna");
        assertThat(card().at("/sources/correction").asInt()).isEqualTo(2);
        assertThat(train(recipe(Method.DPO)))
                .extracting(row -> chosen(row) + ">" + rejected(row))
                .containsExactly("Robert>Bob", "Robert>Ann");
    }

    @Test
    void reviewersWhoDisagreeAreNotBelieved() {
        answered(trainCase(0), "Bob", 1);
        answered(trainCase(1), "Bob", 1);
        reviewed(trainCase(0), "Bob", "Ann", Choice.FIRST, "");
        reviewed(trainCase(0), "Bob", "Eve", Choice.SECOND, "");

        assertThat(train(recipe(Method.KTO)))
                .extracting(row -> completion(row) + row.path("label"))
                .containsExactlyInAnyOrder("Bobtrue", "Annfalse", "Evetrue");
        assertThat(card().at("/dropped/disputed").asInt()).isEqualTo(1);
    }

    @Test
    void aReferenceIsAnAnswerOnlyWhereAnswersAreComparedWithItAsAWhole() throws IOException {
        answered(trainCase(0), "It was Ann.", 0);
        assertThatThrownBy(() -> export(recipe(Method.DPO)))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("nothing to train on by dpo")
                .hasMessageContaining("have no right answer");

        makeRun("exact, length: {unit: words, max: 3}");
        answered(trainCase(0), "It was Ann.", 0);
        List<JsonNode> pairs = train(recipe(Method.DPO));
        assertThat(pairs).hasSize(1);
        assertThat(chosen(pairs.getFirst())).isEqualTo(trainCase(0).expected());
        assertThat(train(recipe(Method.SFT))).hasSameSizeAs(split.train());
        assertThat(card().at("/sources/reference").asInt())
                .isEqualTo(split.train().size());
    }

    @Test
    void aReferenceThatTheJobItselfFailsIsNoAnswer() throws IOException {
        makeRun("exact, forbidden: {words: [" + trainCase(0).expected() + "]}");

        assertThat(train(recipe(Method.SFT)))
                .hasSize(split.train().size() - 1)
                .extracting(Workshop::answer)
                .doesNotContain("Bob" + trainCase(0).id().substring(1));
    }

    @Test
    void repetitionsAreCounted() {
        answered(trainCase(0), "Bob", 1);
        answered(trainCase(0), "Bob", 1);
        answered(trainCase(0), "bob.", 1);
        answered(trainCase(0), "BOB ", 0);
        answered(trainCase(0), "bob", 0);

        assertThat(train(recipe(Method.KTO)))
                .extracting(row -> completion(row) + row.path("label"))
                .containsExactly("Bobtrue", "BOB false");
        assertThat(card().at("/dropped/duplicate").asInt()).isEqualTo(1);
        assertThat(card().at("/dropped/near_duplicate").asInt()).isEqualTo(2);
        assertThat(card().at("/labels/true").asInt()).isEqualTo(1);
    }

    @Test
    void signsThatCarryMeaningKeepAnswersApart() {
        answered(trainCase(0), ":)", 1);
        answered(trainCase(0), ":(", 1);
        answered(trainCase(0), "-5", 1);
        answered(trainCase(0), "5", 1);

        assertThat(train(recipe(Method.KTO))).hasSize(4);
    }
}
