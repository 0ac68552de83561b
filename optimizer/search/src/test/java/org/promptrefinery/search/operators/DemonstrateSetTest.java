package org.promptrefinery.search.operators;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.evaluators.Verdict;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.Role;
import org.promptrefinery.search.Section;

class DemonstrateSetTest {

    private static final Section ANSWER = Pair.instruction("Answer.");
    private static final Section OLD = new Section(Role.EXAMPLE, "Question: Old?\nAnswer: Old");
    private static final Section FROZEN = new Section(Role.EXAMPLE, "Question: Frozen?\nAnswer: Ice", true);
    private static final Section NEAR = new Section(Role.EXAMPLE, "{{examples_3_near_question}}");
    private static final Prompt PROMPT = Pair.prompt(ANSWER, OLD, FROZEN, NEAR);

    @Test
    void showsTwoToEightCasesInPlaceOfTheFreeExamplesAlone() {
        List<Proposal> children = Pair.children(new DemonstrateSet(), many().parents());
        assertThat(children).hasSize(200).allSatisfy(child -> {
            List<Section> sections = child.chain().prompt(0).sections();
            assertThat(sections).startsWith(ANSWER).endsWith(FROZEN, NEAR).doesNotContain(OLD);
            assertThat(sections).hasSizeBetween(5, 11).doesNotHaveDuplicates();
        });
        assertThat(sizes(children)).contains(5, 6, 7, 9, 11);
    }

    @Test
    void aSetIsWrittenInOneWay() {
        Set<Set<String>> layouts = Pair.children(new DemonstrateSet(), many().parents()).stream()
                .map(child -> child.chain().prompt(0).sections().stream()
                        .filter(section -> !List.of(ANSWER, FROZEN, NEAR).contains(section))
                        .map(section -> section.text().replaceAll("(?s)[a-z0-9?]+", ""))
                        .map(text -> text.replaceAll("[A-Z][ \n]", "").strip())
                        .map(text -> Shown.layoutOf(text).map(Enum::name).orElse(text))
                        .collect(Collectors.toSet()))
                .collect(Collectors.toSet());
        assertThat(layouts).allSatisfy(used -> assertThat(used).hasSize(1));
        assertThat(layouts).hasSize(3);
    }

    @Test
    void atTimesTheModelsOwnRightAnswersAreShown() {
        CaseResult wrong = Pair.answer("Who?", "Bob", "Romeo", Map.of());
        CaseResult reasoned = own("Two and two?", "4", "Two and two make 4.");
        CaseResult other = own("One and one?", "2", "One and one make 2.");
        Chain chain = Chain.of(Pair.prompt(ANSWER));
        Parents parents = new Pair(chain, chain, List.of(reasoned, other, wrong)).parents();
        assertThat(Pair.texts(Pair.children(new DemonstrateSet(), parents)))
                .anyMatch(text -> text.contains("make 4.") && text.contains("make 2."))
                .anyMatch(text -> text.contains("Question: Two and two?\nAnswer: 4\n")
                        || text.endsWith("Question: Two and two?\nAnswer: 4"));
    }

    @Test
    void whereLittleIsWrongASetIsTooMuch() {
        Chain chain = Chain.of(Pair.prompt(ANSWER));
        List<CaseResult> results = new ArrayList<>(List.of(Pair.answer("Who?", "Bob", "Romeo", Map.of())));
        for (int i = 0; i < 3; i++) {
            results.add(own("What is " + i + "?", "" + i, "It is " + i + "."));
        }
        assertThat(Pair.children(new DemonstrateSet(), new Pair(chain, chain, results).parents()))
                .isNotEmpty();
        results.add(own("What is 3?", "3", "It is 3."));
        assertThat(Pair.children(new DemonstrateSet(), new Pair(chain, chain, results).parents()))
                .isEmpty();
    }

    @Test
    void oneCaseIsNoSet() {
        assertThat(Pair.children(
                        new DemonstrateSet(),
                        Pair.of(PROMPT).answered("Who?", "Bob", "Romeo").parents()))
                .isEmpty();
    }

    @Test
    void tuningReordersRewritesAndSwaps() {
        Section more = new Section(Role.EXAMPLE, "Question: More?\nAnswer: Even\nmore");
        Prompt prompt = Pair.prompt(OLD, ANSWER, more, FROZEN, NEAR);
        List<List<Section>> children = Pair.children(
                        new TuneDemonstrations(), many().of(prompt).parents())
                .stream()
                .map(child -> child.chain().prompt(0).sections())
                .toList();
        assertThat(children)
                .allSatisfy(sections -> assertThat(sections).hasSize(5).contains(ANSWER, FROZEN, NEAR));
        assertThat(children)
                .contains(List.of(more, ANSWER, OLD, FROZEN, NEAR))
                .contains(List.of(
                        new Section(Role.EXAMPLE, "Input: Old?\nOutput: Old"),
                        ANSWER,
                        new Section(Role.EXAMPLE, "Input: More?\nOutput: Even\nmore"),
                        FROZEN,
                        NEAR))
                .contains(List.of(new Section(Role.EXAMPLE, "Old? -> Old"), ANSWER, more, FROZEN, NEAR))
                .anyMatch(sections -> sections.contains(OLD)
                        && sections.stream().anyMatch(section -> section.text().startsWith("Question: q")));
    }

    @Test
    void withoutExamplesThereIsNothingToTune() {
        assertThat(Pair.children(
                        new TuneDemonstrations(),
                        many().of(Pair.prompt(ANSWER, FROZEN, NEAR)).parents()))
                .isEmpty();
    }

    @Test
    void coveringShowsEachAnswerBeforeAnyTwice() {
        List<Shown> pool = Stream.concat(
                        IntStream.range(0, 50).mapToObj(i -> new Shown("q" + i, "usual")),
                        Stream.of(new Shown("x", "rare"), new Shown("y", "odd")))
                .toList();
        assertThat(ShownChoice.COVERING.draw(pool, 3, Pair.random(1)))
                .map(Shown::answer)
                .containsExactlyInAnyOrder("usual", "rare", "odd");
        assertThat(ShownChoice.COVERING.draw(pool, 5, Pair.random(1)))
                .hasSize(5)
                .doesNotHaveDuplicates();
    }

    @Test
    void diverseQuestionsAreUnlikeEachOther() {
        List<Shown> pool = Stream.of("who loved the king", "who loved the queen", "who loved the fool", "buy tea now")
                .map(question -> new Shown(question, "a"))
                .toList();
        for (int seed = 0; seed < 20; seed++) {
            assertThat(ShownChoice.DIVERSE.draw(pool, 2, Pair.random(seed)))
                    .map(Shown::question)
                    .contains("buy tea now");
        }
        assertThat(ShownChoice.DIVERSE.draw(pool, 9, Pair.random(1))).hasSize(4).doesNotHaveDuplicates();
    }

    private static CaseResult own(String question, String reference, String answer) {
        CaseResult result = Pair.answer(question, reference, answer, Map.of());
        return new CaseResult(result.subject(), answer, Verdict.pass("it is in there"), true, Map.of());
    }

    private record Many(Pair pair) {

        Parents parents() {
            return pair.parents();
        }

        Pair of(Prompt prompt) {
            return new Pair(Chain.of(prompt), Chain.of(prompt), pair.answers());
        }
    }

    private static Many many() {
        Pair pair = Pair.of(PROMPT);
        for (int i = 0; i < 20; i++) {
            pair = pair.answered("q" + i, "a" + i % 4, i % 3 == 0 ? "a" + i % 4 : "b" + i);
        }
        return new Many(pair);
    }

    private static List<Integer> sizes(List<Proposal> children) {
        return children.stream()
                .map(child -> child.chain().prompt(0).sections().size())
                .distinct()
                .toList();
    }
}
