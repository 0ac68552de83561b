package org.promptrefinery.search.operators;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.Role;
import org.promptrefinery.search.Section;

/** What every operator must do, whatever the prompts and the data are. */
class OperatorContractTest {

    private static final String KEPT = "Never give (legal) advice; $1 costs.";
    private static final List<String> HOSTILE = List.of(
            "{{x}}",
            "{{question}} {{y}}",
            "a\nb: {{z\n}}",
            "$1 \\1 \\E(.*)[+",
            "\\Q{0}{1}",
            "\"; DROP",
            "{{",
            "}}",
            "");
    private static final Prompt FIRST = Pair.prompt(
            new Section(Role.INSTRUCTION, "Frozen: answer in {{language}}, and only so.", true),
            Pair.instruction("Answer the question briefly, but do not guess. You must use {{source}} only."),
            new Section(Role.CONTEXT, KEPT),
            new Section(Role.RULE, "Use Bob instead of Romeo."),
            new Section(Role.RULE, "Never say Juliet."),
            new Section(Role.EXAMPLE, "Question: Who?\nAnswer: Bob"),
            new Section(Role.FORMAT, "Frozen too, for example.", true),
            new Section(Role.FORMAT, "Reply as JSON such as {\"a\": {\"b\": 1}}, without comments."));
    private static final Prompt SECOND = Pair.prompt(
            new Section(Role.INSTRUCTION, "Frozen: answer in {{language}}, and only so.", true),
            Pair.instruction("Reply to the question in one sentence, if you can. Use {{source}}; nothing else."),
            new Section(Role.CONTEXT, KEPT),
            new Section(Role.RULE, "Instead of Romeo, say Rob."),
            new Section(Role.FORMAT, "Frozen too, for example.", true),
            new Section(Role.FORMAT, "Answer with one word."));

    static Stream<Proposer> operators() {
        return Stream.concat(Proposer.modelFree().stream(), Stream.of(Proposer.freshStart(List.of(KEPT))));
    }

    @ParameterizedTest
    @MethodSource("operators")
    void makesSoundChildrenOfHostileData(Proposer operator) {
        List<Proposal> children = Stream.of(0, 1)
                .flatMap(step -> Pair.children(operator, hostile().parents(step)).stream())
                .toList();
        assertThat(children).isNotEmpty();
        for (Proposal child : children) {
            assertThat(child.chain()).isNotEqualTo(hostile().first());
            for (int step = 0; step < 2; step++) {
                isSound(child.chain().prompt(step), hostile().first().prompt(step));
            }
            assertThat(child.parents()).contains(hostile().first().id());
            assertThat(child.why()).isNotBlank();
        }
    }

    private static void isSound(Prompt child, Prompt parent) {
        assertThat(child.variables()).isEqualTo(parent.variables());
        assertThat(child.user()).isEqualTo(parent.user());
        assertThat(child.sections().stream().filter(Section::frozen))
                .containsExactlyElementsOf(
                        parent.sections().stream().filter(Section::frozen).toList());
        assertThat(child.sections())
                .filteredOn(section -> section.role() != Role.EXAMPLE)
                .noneMatch(section -> section.text().contains("\n"));
    }

    @ParameterizedTest
    @MethodSource("operators")
    void theSameSeedMakesTheSameChildren(Proposer operator) {
        assertThat(Pair.children(operator, hostile().parents()))
                .isEqualTo(Pair.children(operator, hostile().parents()));
    }

    @ParameterizedTest
    @MethodSource("operators")
    void answersForEachPairInOrder(Proposer operator) {
        Parents full = hostile().parents();
        Parents bare = Pair.of(Pair.prompt(new Section(Role.INSTRUCTION, "Frozen.", true)))
                .parents();
        List<Optional<Proposal>> children = operator.propose(List.of(full, bare, full), Pair.random(1));
        assertThat(children).hasSize(3);
        assertThat(children.get(1)).isEmpty();
        assertThat(operator.propose(List.of(), Pair.random(1))).isEmpty();
    }

    @Test
    void namesAreDistinct() {
        assertThat(operators().map(Proposer::name)).doesNotHaveDuplicates();
    }

    /** Chains of two different prompts, the first of which has wrong answers full of what must not be believed. */
    private static Pair hostile() {
        List<CaseResult> answers = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String nasty = HOSTILE.get(i % HOSTILE.size());
            answers.add(answer(i, nasty, i % 3 == 0 ? "Bob" : nasty, i % 3 == 0 ? "Romeo" : nasty + " Mallory"));
            answers.add(answer(i, "Who is " + i, "Alice", i % 2 == 0 ? "Alice" : "Juliet"));
        }
        return new Pair(
                chain(FIRST, "Sum up {{question}}, or part of it."), chain(SECOND, "Shorten {{question}}."), answers);
    }

    private static Chain chain(Prompt last, String earlier) {
        Prompt draft = Pair.prompt(Pair.instruction(earlier), Pair.instruction("Reply in English. Be brief."));
        return new Chain(List.of(new Chain.Step("draft", draft), new Chain.Step("answer", last)));
    }

    private static CaseResult answer(int number, String question, String reference, String answer) {
        CaseResult result = Pair.answer(question, reference, answer, Map.of("draft", question + " {{w}}"));
        Case subject = new Case(
                "case " + number + question,
                Map.of("question", question, "language", number % 4 == 0 ? "{{v}}" : "English", "source", question),
                result.subject().references(),
                new TreeSet<>(),
                1);
        return new CaseResult(
                subject, answer, result.overall(), result.gatesHeld(), result.byEvaluator(), result.steps());
    }
}
