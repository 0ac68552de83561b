package org.promptrefinery.search.operators;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.Role;
import org.promptrefinery.search.Section;
import org.promptrefinery.search.supply.Offer;
import org.promptrefinery.search.supply.Supply;
import org.promptrefinery.search.supply.Wishes;

/** What every operator owes a section that brings in what is looked up. */
class LookUpsStayWholeTest {

    private static final Section INSTRUCTION =
            Pair.instruction("Answer the question in {{language}}, but do not guess. You must be brief.");
    private static final Section FACTS = new Section(
            Role.CONTEXT,
            "Use the following, and only that, if you can; but do not guess: {{passages_3_w40_inputs_lines}}");
    private static final Section OTHER_FACTS = new Section(Role.CONTEXT, "Facts:\n{{passages_1_w20_rare_bullets}}");
    private static final Section NEAR = new Section(Role.EXAMPLE, "Examples:\n{{examples_3_near_question}}");
    private static final Section OTHER_NEAR = new Section(Role.EXAMPLE, "{{examples_5_varied_arrow}}");
    private static final Section CONTEXT = new Section(Role.CONTEXT, "Lear is a king.");
    private static final Section RULE = new Section(Role.RULE, "Use Bob instead of Romeo.");
    private static final Section EXAMPLE = new Section(Role.EXAMPLE, "Question: Who?\nAnswer: Iago");
    private static final Prompt FIRST = Pair.prompt(INSTRUCTION, FACTS, CONTEXT, RULE, EXAMPLE, NEAR);
    private static final Prompt SECOND = Pair.prompt(INSTRUCTION, CONTEXT, OTHER_FACTS, OTHER_NEAR);

    static Stream<Proposer> operators() {
        return Stream.of(
                        Proposer.modelFree().stream(),
                        Proposer.supplied(new Offer(true, true)).stream(),
                        Stream.of(Proposer.freshStart(List.of())))
                .flatMap(all -> all);
    }

    @ParameterizedTest
    @MethodSource("operators")
    void noneIsTornApartOrDoubled(Proposer operator) {
        Stream.of(pair(FIRST, SECOND), pair(SECOND, FIRST), pair(bare(FIRST), SECOND))
                .flatMap(pair -> Pair.children(operator, pair.parents()).stream())
                .map(child -> child.chain().prompt(0))
                .forEach(LookUpsStayWholeTest::isWhole);
    }

    private static void isWhole(Prompt child) {
        assertThat(Wishes.inputs(child)).containsExactlyInAnyOrder("language", "question");
        assertThat(Wishes.in(child)).map(Wishes::sort).doesNotHaveDuplicates();
        assertThat(Supply.of(child)).hasSameSizeAs(Wishes.in(child));
        assertThat(child.sections()).filteredOn(LookUps::standIn).allSatisfy(section -> assertThat(section.role())
                .isIn(Role.CONTEXT, Role.EXAMPLE));
        assertThat(child.system().replaceAll("\\{\\{[a-z0-9_]+}}", "")).doesNotContain("{", "}");
    }

    @Test
    void wordsAroundAreLeftToTheOperatorsThatKnowWhatTheyAreFor() {
        Prompt only = Pair.prompt(FACTS);
        for (Proposer operator : List.of(new EditPhrases(), new Rephrase(), new Merge(), new Reword())) {
            assertThat(Pair.children(operator, pair(only, only).parents())).isEmpty();
        }
    }

    @Test
    void ablationAsksFirstWhetherTheLongestLookUpEarnsItsPlace() {
        Prompt prompt = Pair.prompt(INSTRUCTION, NEAR, OTHER_FACTS);
        assertThat(prompt(Pair.child(new Ablate(), pair(prompt, prompt).parents(), 1)))
                .containsExactly(INSTRUCTION, OTHER_FACTS);
    }

    @Test
    void crossingPutsTheOtherLookUpInPlaceOfItsLike() {
        Prompt first = Pair.prompt(INSTRUCTION, FACTS, RULE);
        Prompt second = Pair.prompt(INSTRUCTION, OTHER_FACTS);
        assertThat(prompt(Pair.child(new CrossSections(), pair(first, second).parents(), 1)))
                .containsExactly(INSTRUCTION, OTHER_FACTS, RULE);
    }

    @Test
    void aFreshStartKeepsALookUpEveryOtherTime() {
        assertThat(Pair.children(
                        Proposer.freshStart(List.of()), pair(FIRST, SECOND).parents()))
                .map(child -> child.chain().prompt(0).sections().contains(FACTS))
                .contains(true, false);
    }

    @Test
    void siblingsThatLookUpTheSameSortAreNotBothHeard() {
        Prompt parent = Pair.prompt(INSTRUCTION);
        assertThat(merged(
                        parent,
                        Pair.prompt(INSTRUCTION, FACTS),
                        Pair.prompt(INSTRUCTION, OTHER_FACTS, RULE),
                        Pair.prompt(INSTRUCTION, NEAR)))
                .containsExactly(INSTRUCTION, FACTS, RULE, NEAR);
    }

    @Test
    void aSiblingMayDropOrTuneALookUp() {
        Prompt parent = Pair.prompt(INSTRUCTION, FACTS);
        Prompt tuned = Pair.prompt(INSTRUCTION, OTHER_FACTS);
        Prompt ruled = Pair.prompt(INSTRUCTION, FACTS, RULE);
        assertThat(merged(parent, tuned, ruled)).containsExactly(INSTRUCTION, OTHER_FACTS, RULE);
        assertThat(merged(parent, ruled, tuned)).containsExactly(INSTRUCTION, OTHER_FACTS, RULE);
        assertThat(merged(parent, Pair.prompt(INSTRUCTION), ruled)).containsExactly(INSTRUCTION, RULE);
    }

    private static List<Section> merged(Prompt parent, Prompt... children) {
        return SiblingMerge.of(
                        Chain.of(parent), Stream.of(children).map(Chain::of).toList())
                .prompt(0)
                .sections();
    }

    private static List<Section> prompt(Optional<Proposal> child) {
        return child.orElseThrow().chain().prompt(0).sections();
    }

    private static Prompt bare(Prompt prompt) {
        return prompt.with(prompt.sections().stream()
                .filter(section -> !LookUps.standIn(section))
                .toList());
    }

    private static Pair pair(Prompt first, Prompt second) {
        return Pair.of(first, second)
                .answered("a", "Bob", "Romeo")
                .answered("b", "Bob", "Romeo")
                .answered("c", "Iago", "It was Iago.")
                .answered("d", "Lear", "Lear");
    }
}
