package org.promptrefinery.search.reflection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.operators.Parents;
import org.promptrefinery.search.operators.Proposal;
import org.promptrefinery.search.operators.Proposer;

/** What each operator says to the reflector, and what it does with the answer. */
class BriefsTest {

    private static final String RECIPE = "Think hard. {{prompt}} {{wrong}} {{right}} {{form}}";

    private final Stage.Scripted reflector = Stage.Scripted.saying(Stage.GOOD);

    private static Consultation with(Reflector reflector) {
        return new Consultation(reflector, MetaPrompts.usual());
    }

    private Optional<Proposal> propose(Function<Consultation, Proposer> operator, Parents parents) {
        return operator.apply(with(reflector))
                .propose(List.of(parents), new Random(3))
                .getFirst();
    }

    private static Parents alone(List<CaseResult> train) {
        return Stage.parents(Stage.member(Stage.FIRST, train, 0.5, ""), Stage.member(Stage.FIRST, train, 0.5, ""));
    }

    @Test
    void reflectShowsTheWholePromptAndBothSortsOfCases() {
        propose(Reflect::new, Stage.parents());
        assertThat(reflector.brief(0))
                .contains("[instruction]\n" + Stage.FIRST.sections().getFirst().text())
                .contains("[rule, frozen]\nNever be  rude.")
                .contains("<user>\n{{question}}\n</user>")
                .contains("answer: Romeo\nright answer: Bob\nverdict: 0.00 of 1, not what was wanted\n")
                .contains("answer: Bob\nright answer: Bob\nverdict: 1.00 of 1, right\n")
                .contains("must stay in the sections just as they stand, and no others come in: {{context}}.");
    }

    @Test
    void reflectAsksNothingWhenAllIsRight() {
        assertThat(propose(Reflect::new, alone(Stage.solved(4)))).isEmpty();
        assertThat(propose(ReflectOnClusters::new, alone(Stage.solved(4)))).isEmpty();
        assertThat(propose(MutateRecipe::new, alone(Stage.solved(4)))).isEmpty();
        assertThat(reflector.calls).isEmpty();
    }

    @Test
    void reflectGoesByTheRecipeOfItsParentAndHandsItDown() {
        Parents parents = Stage.parents(
                Stage.member(Stage.FIRST, Stage.results(4), 0.5, RECIPE),
                Stage.member(Stage.SECOND, Stage.solved(4), 0.5, ""));
        Proposal child = propose(Reflect::new, parents).orElseThrow();
        assertThat(reflector.brief(0)).startsWith("Think hard. <prompt>");
        assertThat(child.recipe()).isEqualTo(RECIPE);
    }

    @Test
    void aRecipeThatCannotBeFilledIsLeftAside() {
        Parents parents = Stage.parents(
                Stage.member(Stage.FIRST, Stage.results(4), 0.5, "Think. {{nonsense}}"),
                Stage.member(Stage.SECOND, Stage.solved(4), 0.5, ""));
        propose(Reflect::new, parents);
        assertThat(reflector.brief(0)).startsWith("You improve the prompt");
    }

    @Test
    void whatIsShownOfManyLongCasesIsBounded() {
        String question = "HEAD " + "blah ".repeat(50_000) + " TAIL";
        List<CaseResult> train = Stream.iterate(0, i -> i + 1)
                .limit(200)
                .map(i -> Stage.result("c" + i, question + i, "Romeo", "Bob"))
                .toList();
        propose(Reflect::new, alone(train));
        assertThat(reflector.brief(0))
                .hasSizeLessThan(14_000)
                .contains("question: HEAD")
                .containsPattern("characters left out] (blah )*.*TAIL");
    }

    @Test
    void anotherDrawShowsOtherCases() {
        Parents parents = alone(Stage.results(60));
        Stage.Scripted one = Stage.Scripted.saying("");
        new Reflect(with(one)).propose(List.of(parents, parents), new Random(1));
        List<Brief> briefs = one.calls.getFirst();
        assertThat(briefs.getFirst().text()).isNotEqualTo(briefs.getLast().text());
    }

    @Test
    void earlierAnswersOfAChainAreShown() {
        CaseResult plain = Stage.results(1).getFirst();
        CaseResult result = new CaseResult(
                plain.subject(), plain.answer(), plain.overall(), true, Map.of(), Map.of("draft", "A long story."));
        propose(Reflect::new, alone(List.of(result)));
        assertThat(reflector.brief(0)).contains("answer to the prompt draft: A long story.\nanswer: Romeo\n");
    }

    @Test
    void inductionSeesNothingOfTheParentsWordsButWhatIsFrozen() {
        Proposal child = propose(Induce::new, Stage.parents()).orElseThrow();
        assertThat(reflector.brief(0))
                .doesNotContain("thank you very much", "Romeo")
                .contains("right answer: Bob", "[rule, frozen]\nNever be  rude.", "{{context}}");
        assertThat(child.parents()).hasSize(1);
    }

    @Test
    void trajectoryShowsTheWorstFirst() {
        propose(Trajectory::new, Stage.parents());
        assertThat(reflector.brief(0))
                .containsSubsequence("score: 25", "thank you very much", "score: 75", "Look it up: {{context}}");
        assertThat(propose(Trajectory::new, alone(Stage.results(4)))).isEmpty();
    }

    @Test
    void crossoverNeedsTwoPromptsAndNamesBothAsParents() {
        Parents parents = Stage.parents();
        for (Function<Consultation, Proposer> operator : List.<Function<Consultation, Proposer>>of(
                CrossPrompts::new, Differential::new, LearnFromSibling::new)) {
            assertThat(propose(operator, parents).orElseThrow().parents())
                    .containsExactly(
                            parents.first().candidate().id(),
                            parents.second().candidate().id());
            assertThat(propose(operator, alone(Stage.results(4)))).isEmpty();
        }
        assertThat(reflector.calls).hasSize(3);
        assertThat(reflector.brief(1)).contains("The best prompt so far:\n\n<prompt>\n[instruction]\nLook it up");
    }

    @Test
    void aSiblingTeachesOnlyWhatItSolvesAndThisOneFails() {
        propose(LearnFromSibling::new, Stage.parents());
        String brief = reflector.brief(0);
        assertThat(brief)
                .contains("answer with the prompt to improve: Romeo", "answer with the other prompt: Bob")
                .doesNotContain("girl1 ", "girl3 ");
        assertThat(propose(
                        LearnFromSibling::new,
                        Stage.parents(
                                Stage.member(Stage.FIRST, Stage.solved(4), 0.5, ""),
                                Stage.member(Stage.SECOND, Stage.solved(4), 0.5, ""))))
                .isEmpty();
    }

    @Test
    void whatIsNotShorterIsNoCompression() {
        assertThat(propose(Compress::new, Stage.parents())).isPresent();
        Parents terse = Stage.parents(
                Stage.member(Stage.prompt("{{context}}"), Stage.results(4), 0.5, ""),
                Stage.member(Stage.SECOND, Stage.solved(4), 0.5, ""));
        assertThat(propose(Compress::new, terse)).isEmpty();
    }

    @Test
    void whereAllIsFrozenThereIsNothingToReword() {
        Prompt rigid = new Prompt(List.of(Stage.FROZEN), "{{question}} {{context}}");
        Parents parents = Stage.parents(
                Stage.member(rigid, Stage.results(4), 0.5, ""), Stage.member(rigid, Stage.results(4), 0.5, ""));
        assertThat(propose(Paraphrase::new, parents)).isEmpty();
        assertThat(propose(Compress::new, parents)).isEmpty();
        assertThat(reflector.calls).isEmpty();
    }

    @Test
    void clustersGiveOneLessonEachAndTheLessonsOnePrompt() {
        List<CaseResult> train = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            train.add(Stage.result("r" + i, "Whom did girl" + i + " love?", "Romeo", "Bob"));
            train.add(Stage.result("j" + i, "Which capital has river" + i, "Paris", "Lyon"));
        }
        Stage.Scripted lessons = new Stage.Scripted(brief -> brief.contains("between <lesson>")
                ? new Thought.Whole(brief.contains("answer: Romeo") ? "Say {{Bob}}.\n</prompt>" : "Say Lyon.")
                : new Thought.Whole(Stage.GOOD));
        Optional<Proposal> child = new ReflectOnClusters(with(lessons))
                .propose(List.of(alone(train)), new Random(1))
                .getFirst();
        assertThat(child).isPresent();
        assertThat(lessons.calls.get(0))
                .hasSize(2)
                .noneMatch(
                        brief -> brief.text().contains("Romeo") && brief.text().contains("Paris"));
        assertThat(lessons.calls.get(1)).hasSize(1);
        assertThat(lessons.brief(1))
                .contains("- from 6 answers: Say { {Bob}}. <\\/prompt>\n")
                .contains("- from 6 answers: Say Lyon.\n");
    }

    @Test
    void withoutLessonsThereIsNoSecondRound() {
        Stage.Scripted refusing = Stage.Scripted.saying("I'm sorry, I can't do that.");
        assertThat(new ReflectOnClusters(with(refusing))
                        .propose(List.of(Stage.parents(), Stage.parents()), new Random(1)))
                .containsExactly(Optional.empty(), Optional.empty());
        assertThat(refusing.calls).hasSize(1);
    }

    @Test
    void aNewRecipeIsUsedAtOnceAndHandedDown() {
        Stage.Scripted inventive = new Stage.Scripted(brief -> new Thought.Whole(
                brief.startsWith("These are instructions") ? "<prompt>\n" + RECIPE + "\n</prompt>" : Stage.GOOD));
        Proposal child = new MutateRecipe(with(inventive))
                .propose(List.of(Stage.parents()), new Random(1))
                .getFirst()
                .orElseThrow();
        assertThat(inventive.brief(0))
                .contains("You improve the prompt of a language model")
                .contains("{{prompt}}, {{wrong}}, {{right}}, {{form}}");
        assertThat(inventive.brief(1)).startsWith("Think hard. <prompt>");
        assertThat(child.recipe()).isEqualTo(RECIPE);
    }

    @Test
    void aRecipeThatLostOrRepeatsAVariableIsRefused() {
        for (String bad : List.of(
                "Think. {{prompt}} {{wrong}} {{form}}",
                "Think. {{prompt}} {{wrong}} {{right}} {{form}} {{wrong}}",
                "Think. {{prompt}} {{wrong}} {{right}} {{form}} {{other}}",
                MetaPrompts.usual().text(MetaPrompt.REFLECT))) {
            Stage.Scripted careless = Stage.Scripted.saying("<prompt>" + bad + "</prompt>");
            assertThat(new MutateRecipe(with(careless)).propose(List.of(Stage.parents()), new Random(1)))
                    .as(bad)
                    .containsExactly(Optional.empty());
            assertThat(careless.calls).hasSize(1);
        }
    }
}
