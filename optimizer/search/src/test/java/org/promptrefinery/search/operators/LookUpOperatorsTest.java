package org.promptrefinery.search.operators;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.Role;
import org.promptrefinery.search.Section;
import org.promptrefinery.search.supply.NearestExamples;
import org.promptrefinery.search.supply.Offer;
import org.promptrefinery.search.supply.Passages;
import org.promptrefinery.search.supply.Supply;
import org.promptrefinery.search.supply.Wishes;

class LookUpOperatorsTest {

    private static final Offer ALL = new Offer(true, true);
    private static final Section INSTRUCTION = Pair.instruction("Answer the question.");
    private static final Section BRIEF = new Section(Role.FORMAT, "Be brief.");
    private static final Prompt PROMPT = Pair.prompt(INSTRUCTION, BRIEF);
    private static final Section FACTS = new Section(Role.CONTEXT, "Facts:\n{{passages_3_w40_inputs_lines}}");
    private static final Section NEAR = new Section(Role.EXAMPLE, "{{examples_3_near_question}}");

    @Test
    void thereAreOperatorsForWhatIsOnOfferOnly() {
        assertThat(Proposer.supplied(Offer.NONE)).isEmpty();
        assertThat(Proposer.supplied(new Offer(false, true)))
                .map(Proposer::name)
                .containsExactly("give-facts", "tune-facts", "combine");
        assertThat(Proposer.supplied(new Offer(true, false)))
                .map(Proposer::name)
                .containsExactly("nearest-examples", "tune-nearest", "combine");
        assertThat(Stream.concat(Proposer.modelFree().stream(), Proposer.supplied(ALL).stream())
                        .map(Proposer::name))
                .doesNotHaveDuplicates();
    }

    @Test
    void factsAreGivenInOneSectionMoreThatCanBeFilled() {
        List<Proposal> children = children("give-facts", wrong(PROMPT).parents());
        assertThat(children).hasSize(200).allSatisfy(child -> {
            Section more = added(PROMPT, child);
            assertThat(more.role()).isEqualTo(Role.CONTEXT);
            assertThat(Supply.of(prompt(child))).hasSize(1).first().isInstanceOf(Passages.class);
            assertThat(Wishes.inputs(prompt(child))).containsExactly("question");
        });
        assertThat(children.stream().map(child -> Supply.of(prompt(child))).distinct())
                .hasSizeGreaterThan(20);
        assertThat(children.stream().map(child -> prompt(child).sections().indexOf(added(PROMPT, child))))
                .contains(1, 2);
    }

    @Test
    void nearestExamplesComeAsAnExample() {
        assertThat(children("nearest-examples", wrong(PROMPT).parents()))
                .hasSize(200)
                .allSatisfy(child -> {
                    assertThat(added(PROMPT, child).role()).isEqualTo(Role.EXAMPLE);
                    assertThat(Supply.of(prompt(child))).hasSize(1).first().isInstanceOf(NearestExamples.class);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"give-facts", "nearest-examples", "combine"})
    void nothingIsGivenTwiceOrWhereAllIsRight(String operator) {
        Prompt has = new Prompt(List.of(INSTRUCTION, frozen(FACTS)), NEAR.text() + "\n{{question}}");
        assertThat(children(operator, wrong(has).parents())).isEmpty();
        assertThat(children(
                        operator, Pair.of(PROMPT).answered("Who?", "Bob", "Bob").parents()))
                .isEmpty();
    }

    @Test
    void nearestExamplesAreForTheLastPromptOfAChain() {
        Prompt answer = new Prompt(List.of(Pair.instruction("Shorten.")), "{{draft}}");
        Chain chain = new Chain(List.of(new Chain.Step("draft", PROMPT), new Chain.Step("answer", answer)));
        Pair pair = new Pair(chain, chain, List.of(Pair.answer("Who?", "Bob", "Romeo", Map.of("draft", "Romeo."))));
        assertThat(children("nearest-examples", pair.parents(0))).isEmpty();
        assertThat(children("nearest-examples", pair.parents(1))).isNotEmpty();
        assertThat(children("give-facts", pair.parents(0))).isNotEmpty();
    }

    @Test
    void factsAimAtWhatSeemsNotToBeKnown() {
        Pair pair = Pair.of(PROMPT)
                .answered("a", "Bob", "Romeo")
                .answered("b", "Bob", "Romeo")
                .answered("c", "Iago", "It was Iago, I think.")
                .answered("d", "Lear", "Hamlet");
        assertThat(children("give-facts", pair.parents()))
                .allSatisfy(child -> assertThat(child.aim()).containsExactly("case " + "d".hashCode()));
    }

    @Test
    void tuningTriesEachGeneAndNothingTwice() {
        Parents parents = wrong(Pair.prompt(INSTRUCTION, FACTS, BRIEF)).parents();
        Set<Chain> tried = new HashSet<>();
        Set<Supply> wishes = new HashSet<>();
        Set<String> intros = new HashSet<>();
        Set<Integer> places = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            Optional<Proposal> child = Pair.child(operator("tune-facts"), parents.alsoTried(tried), i);
            child.ifPresent(one -> {
                assertThat(tried.add(one.chain())).isTrue();
                Supply wish = Supply.of(prompt(one)).iterator().next();
                wishes.add(wish);
                Section section = prompt(one).sections().stream()
                        .filter(LookUps::standIn)
                        .findFirst()
                        .orElseThrow();
                intros.add(section.text().replace(wish.variable(), ""));
                places.add(prompt(one).sections().indexOf(section));
                assertThat(prompt(one).sections()).hasSize(3).contains(INSTRUCTION, BRIEF);
            });
        }
        assertThat(wishes).hasSizeGreaterThan(5);
        assertThat(intros).hasSizeGreaterThan(4);
        assertThat(places).containsExactlyInAnyOrder(0, 1, 2);
    }

    @Test
    void whereNothingGoesWrongItIsLeftOutOrMadeLess() {
        Prompt prompt = Pair.prompt(INSTRUCTION, FACTS);
        Parents parents = Pair.of(prompt).answered("Who?", "Lear", "Lear").parents();
        Prompt without = Pair.prompt(INSTRUCTION);
        assertThat(children("tune-facts", parents))
                .map(LookUpOperatorsTest::prompt)
                .containsOnly(without);
        assertThat(children("tune-facts", parents.alsoTried(Set.of(Chain.of(without)))))
                .isNotEmpty()
                .allSatisfy(child -> assertThat(LookUps.length(prompt(child))).isLessThan(LookUps.length(prompt)));
        Prompt only = Pair.prompt(FACTS);
        assertThat(children(
                        "tune-facts",
                        Pair.of(only).answered("Who?", "Lear", "Lear").parents()))
                .allSatisfy(child -> assertThat(prompt(child).sections()).hasSize(1));
    }

    @Test
    void tuningLeavesOthersWordsAlone() {
        Section own = new Section(Role.INSTRUCTION, "Use {{ examples_2_near_arrow }}, but for {{question}} think.");
        List<Proposal> children =
                children("tune-nearest", wrong(Pair.prompt(own, BRIEF)).parents());
        assertThat(children).isNotEmpty().allSatisfy(child -> {
            String text = prompt(child).sections().stream()
                    .filter(LookUps::standIn)
                    .findFirst()
                    .orElseThrow()
                    .text();
            assertThat(text).matches("Use \\{\\{ ?examples_\\d+_[a-z]+_[a-z]+ ?}}, but for \\{\\{question}} think\\.");
        });
    }

    @Test
    void whatIsFrozenOrMisspeltIsNotTuned() {
        Section misspelt = new Section(Role.CONTEXT, "{{passages_3_w40_input_lines}}");
        assertThat(children(
                        "tune-facts", wrong(Pair.prompt(INSTRUCTION, misspelt)).parents()))
                .isEmpty();
        assertThat(children(
                        "tune-facts",
                        wrong(Pair.prompt(INSTRUCTION, frozen(FACTS))).parents()))
                .isEmpty();
        assertThat(children("tune-facts", wrong(PROMPT).parents())).isEmpty();
    }

    @Test
    void combiningPutsTwoTechniquesOrMoreIntoAPrompt() {
        List<Proposal> children = children(
                "combine",
                wrong(PROMPT)
                        .answered("x", "Bob", "Romeo")
                        .answered("y", "Bob", "Romeo")
                        .parents());
        assertThat(children).hasSizeGreaterThan(190).allSatisfy(child -> assertThat(
                        child.chain().prompt(0).sections().size())
                .isGreaterThanOrEqualTo(4));
        assertThat(children.stream().map(Proposal::why).distinct())
                .contains(
                        "passages and rules together",
                        "rules and passages together",
                        "passages and worked examples together",
                        "examples and passages together");
    }

    private static List<Proposal> children(String operator, Parents parents) {
        List<Proposal> children = Pair.children(operator(operator), parents);
        assertThat(children).isEqualTo(Pair.children(operator(operator), parents));
        return children;
    }

    private static Proposer operator(String name) {
        return Proposer.supplied(ALL).stream()
                .filter(operator -> operator.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Pair wrong(Prompt prompt) {
        return Pair.of(prompt).answered("Whom did Lear love?", "Bob", "Iago").answered("Who?", "Lear", "Lear");
    }

    private static Prompt prompt(Proposal child) {
        return child.chain().prompt(child.chain().size() - 1);
    }

    private static Section added(Prompt parent, Proposal child) {
        List<Section> more = prompt(child).sections().stream()
                .filter(section -> !parent.sections().contains(section))
                .toList();
        assertThat(more).hasSize(1);
        assertThat(prompt(child).sections()).containsAll(parent.sections());
        return more.getFirst();
    }

    private static Section frozen(Section section) {
        return new Section(section.role(), section.text(), true);
    }
}
