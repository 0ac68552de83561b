package org.promptrefinery.study.supply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.Split;
import org.promptrefinery.evaluators.cases.CaseSource;
import org.promptrefinery.search.supply.Offer;
import org.promptrefinery.search.supply.Passages;
import org.promptrefinery.search.supply.Supply;

/** What is looked up for a case, and what never is. */
class SuppliesTest {

    private static final Asked QUESTION = new Asked(List.of("question"));
    private static final Split SPLIT = new Split(
            List.of(
                    asks("t1", "Whom did Lear love dearly?", "Cordelia"),
                    asks("t2", "Whom did Hamlet fear?", "Claudius"),
                    asks("t3", "whom did  hamlet FEAR?", "the ghost"),
                    asks("t4", "What is {{x}}?", "$1 \\ {{y}}")),
            List.of(asks("d1", "Whom did Othello love dearly?", "Desdemona")),
            List.of(asks("e1", "Whom did Macbeth kill first?", "Duncan")));
    private static final Sources EXAMPLES = new Sources(Optional.empty(), true, Optional.empty());

    @TempDir
    Path folder;

    private final WordIndexing indexing = new WordIndexing();

    @Test
    void nearestExamplesStandLastAndNoneAsksTheSame() {
        Supplies supplies = Supplies.of(EXAMPLES, SPLIT, QUESTION, indexing);
        assertThat(supplies.offer()).isEqualTo(new Offer(true, false));
        assertThat(lookUp(supplies, "examples_2_near_question", SPLIT.dev().getFirst()))
                .isEqualTo("Question: Whom did Hamlet fear?\nAnswer: Claudius\n"
                        + "Question: Whom did Lear love dearly?\nAnswer: Cordelia");
        assertThat(lookUp(supplies, "examples_9_near_arrow", SPLIT.train().get(2)))
                .doesNotContain("amlet", "ghost")
                .contains("Whom did Lear love dearly? -> Cordelia");
        assertThat(lookUp(supplies, "examples_9_near_input", SPLIT.train().getFirst()))
                .doesNotContain("Lear")
                .contains("Input: What is {{x}}?\nOutput: $1 \\ {{y}}");
    }

    @Test
    void eachTextIsLookedUpOnce() {
        Supplies supplies = Supplies.of(EXAMPLES, SPLIT, QUESTION, indexing);
        String first = lookUp(supplies, "examples_2_near_question", SPLIT.dev().getFirst());
        assertThat(lookUp(supplies, "examples_2_near_question", SPLIT.dev().getFirst()))
                .isEqualTo(first);
        assertThat(indexing.queries).hasSize(1);
        lookUp(supplies, "examples_1_near_question", SPLIT.dev().getFirst());
        assertThat(indexing.queries).hasSize(2);
    }

    @Test
    void devAndTestCasesAmongFurtherExamplesAreLeftOut() throws IOException {
        Path file = Files.writeString(folder.resolve("more.jsonl"), """
                {"inputs": {"question": "Whom did Othello  love dearly"}, "expected": "Bianca"}
                {"inputs": {"question": "whom did macbeth kill FIRST?"}, "expected": "Duncan"}
                {"inputs": {"question": "Q: Whom did Macbeth kill first?  Think!"}, "expected": "It was Duncan."}
                {"inputs": {"question": "Whom did Hamlet fear?"}, "expected": "Think of his uncle: Claudius"}
                {"inputs": {"question": "Whom did Romeo love?"}, "expected": "Juliet"}
                """.replace("dearly\"", "dearly?\""));
        Supplies supplies = Supplies.of(
                new Sources(Optional.empty(), true, Optional.of(CaseSource.of(file))), SPLIT, QUESTION, indexing);
        assertThat(indexing.told)
                .containsExactly("3 of the 5 examples in " + file + " are left out, since they ask what dev or test"
                        + " cases ask");
        assertThat(lookUp(supplies, "examples_16_near_arrow", SPLIT.test().getFirst()))
                .contains("Juliet", "Think of his uncle: Claudius")
                .doesNotContain("-> Claudius", "Duncan", "Bianca", "Othello");
    }

    @Test
    void furtherExamplesHaveTheInputsThatThePromptUses() throws IOException {
        Path file = Files.writeString(
                folder.resolve("more.jsonl"), "{\"inputs\": {\"text\": \"a\"}, \"expected\": \"b\"}\n");
        Sources sources = new Sources(Optional.empty(), true, Optional.of(CaseSource.of(file)));
        assertThatThrownBy(() -> Supplies.of(sources, SPLIT, QUESTION, indexing))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("has no input 'question', which the prompt uses; it has text");
    }

    @Test
    void withoutAnswersThereAreNoExamples() {
        Split unanswered = new Split(
                List.of(new Case("t", Map.of("question", "Why?"), List.of(), new TreeSet<>(), 1)),
                SPLIT.dev(),
                SPLIT.test());
        assertThatThrownBy(() -> Supplies.of(EXAMPLES, unanswered, QUESTION, indexing))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("no training case has a reference answer");
    }

    @Test
    void whereNothingIsDividedTheOthersAreShownAndThatIsSaid() {
        Split undivided = new Split(List.of(), List.of(), SPLIT.train());
        Supplies supplies = Supplies.of(EXAMPLES, undivided, QUESTION, indexing);
        assertThat(indexing.told).singleElement().satisfies(said -> assertThat(said)
                .contains("nothing is kept for training here"));
        assertThat(lookUp(supplies, "examples_9_near_arrow", SPLIT.train().getFirst()))
                .contains("Claudius")
                .doesNotContain("Cordelia");
    }

    @Test
    void passagesAreSetOutAsWanted() throws IOException {
        document("plays.txt", "Lear loved Cordelia dearly.\nHamlet did fear the ghost.\n{{question}} costs $1.");
        Supplies supplies = Supplies.of(documents(), SPLIT, QUESTION, indexing);
        assertThat(lookUp(supplies, "passages_1_w40_inputs_lines", SPLIT.train().get(1)))
                .isEqualTo("Hamlet did fear the ghost.");
        assertThat(lookUp(
                        supplies, "passages_2_w40_inputs_bullets", SPLIT.train().get(1)))
                .startsWith("- Hamlet did fear the ghost.\n- ");
        assertThat(supplies.passages(
                        new Passages(1, 40, Passages.Query.INPUTS, Passages.Layout.LINES),
                        SPLIT.train().get(1)))
                .extracting("source")
                .containsExactly("plays.txt#2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> lookUp(
                        supplies, "examples_2_near_question", SPLIT.train().getFirst()))
                .withMessageContaining("no examples");
    }

    @Test
    void documentsAreReadWhenWantedAndAgainAfterwards() throws IOException {
        document("plays.txt", "Lear loved Cordelia.");
        Supplies supplies = Supplies.of(documents(), SPLIT, QUESTION, indexing);
        assertThat(indexing.opened).isZero();
        supplies.prepare();
        supplies.prepare();
        assertThat(indexing.opened).isEqualTo(1);
        supplies.close();
        supplies.close();
        assertThat(indexing.closed).isEqualTo(1);
        lookUp(supplies, "passages_1_w40_inputs_lines", SPLIT.train().get(1));
        assertThat(indexing.opened).isEqualTo(2);
    }

    @Test
    void aDocumentThatHoldsATestCaseIsTold() throws IOException {
        document("answers.txt", "Notes.\nWhom did Macbeth\n kill first? -- DUNCAN, and then Banquo.");
        document("facts.txt", "Macbeth killed Duncan first. Whom did Macbeth kill first? Nobody knows.");
        document("plays.txt", "Whom did Lear love dearly? Cordelia.");
        Supplies.of(documents(), SPLIT, QUESTION, indexing).prepare();
        assertThat(indexing.told).singleElement().satisfies(said -> assertThat(said)
                .contains("1 dev or test cases word for word", "answers.txt (1)")
                .doesNotContain("plays.txt"));
    }

    @Test
    void lengthsAreThoseOfTrainingCases() {
        Supplies supplies = Supplies.of(EXAMPLES, SPLIT, QUESTION, indexing);
        assertThat(supplies.usual(wish("examples_1_near_arrow"))).hasSize(4).allMatch(text -> text.contains(" -> "));
    }

    private Sources documents() {
        return new Sources(Optional.of(folder), false, Optional.empty());
    }

    private void document(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private static String lookUp(Supplies supplies, String variable, Case subject) {
        return supplies.lookUp(wish(variable), subject, subject.inputs());
    }

    private static Supply wish(String variable) {
        return Supply.named(variable).orElseThrow();
    }

    private static Case asks(String id, String question, String answer) {
        return new Case(id, Map.of("question", question), List.of(answer), new TreeSet<>(), 1);
    }
}
