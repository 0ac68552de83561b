package org.promptrefinery.search.operators;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.Role;
import org.promptrefinery.search.Section;

class SiblingMergeTest {

    private static final Section TASK = new Section(Role.INSTRUCTION, "Answer the question.");
    private static final Section CARE = new Section(Role.INSTRUCTION, "Take care.");
    private static final Section BRIEF = new Section(Role.INSTRUCTION, "Be brief.");
    private static final Section KIND = new Section(Role.INSTRUCTION, "Be kind.");
    private static final Section BOB = new Section(Role.RULE, "Use Bob instead of Romeo.");
    private static final Section ALICE = new Section(Role.RULE, "Use Alice instead of Juliet.");
    private static final Section WORD = new Section(Role.FORMAT, "Answer with one word.");
    private static final Section LAW = new Section(Role.CONTEXT, "By law, be truthful.", true);

    @Test
    void whatEachAddedComesIntoOneWhereItsRoleBelongs() {
        Prompt parent = prompt(TASK);
        assertThat(merge(parent, prompt(TASK, BOB), prompt(TASK, ALICE))).isEqualTo(prompt(TASK, BOB, ALICE));
        assertThat(merge(parent, prompt(TASK, WORD), prompt(TASK, BOB), prompt(KIND, TASK)))
                .isEqualTo(prompt(KIND, TASK, BOB, WORD));
    }

    @Test
    void whatBothAddedComesOnce() {
        assertThat(merge(prompt(TASK), prompt(TASK, BOB), prompt(TASK, BOB, WORD)))
                .isEqualTo(prompt(TASK, BOB, WORD));
    }

    @Test
    void ofTwoThatChangedOneSectionTheFirstHasItsWayThereAndTheOtherElsewhere() {
        Prompt parent = prompt(TASK, CARE);
        assertThat(merge(parent, prompt(KIND, CARE), prompt(BRIEF, CARE))).isEqualTo(prompt(KIND, CARE));
        assertThat(merge(parent, prompt(KIND, CARE), prompt(BRIEF, CARE, WORD))).isEqualTo(prompt(KIND, CARE, WORD));
        assertThat(merge(parent, prompt(KIND, CARE), prompt(BOB, BRIEF))).isEqualTo(prompt(KIND, BRIEF));
        assertThat(merge(parent, prompt(KIND, CARE), prompt(CARE))).isEqualTo(prompt(KIND, CARE));
        assertThat(merge(parent, prompt(CARE), prompt(KIND, CARE))).isEqualTo(prompt(CARE));
    }

    @Test
    void anotherTextStandsWhereTheOldOneStood() {
        Prompt parent = prompt(TASK, CARE, WORD);
        assertThat(merge(parent, prompt(TASK, CARE, BOB, WORD), prompt(TASK, KIND, WORD)))
                .isEqualTo(prompt(TASK, KIND, BOB, WORD));
        assertThat(merge(parent, prompt(TASK, KIND, WORD), prompt(TASK, CARE, BOB, WORD)))
                .isEqualTo(prompt(TASK, KIND, BOB, WORD));
        assertThat(merge(parent, prompt(KIND, CARE, WORD), prompt(TASK, BRIEF, WORD)))
                .isEqualTo(prompt(KIND, BRIEF, WORD));
    }

    @Test
    void whatAnyoneRemovedIsGone() {
        Prompt parent = prompt(TASK, CARE, KIND);
        assertThat(merge(parent, prompt(TASK, KIND), prompt(TASK, CARE))).isEqualTo(prompt(TASK));
        assertThat(merge(parent, prompt(TASK, KIND), prompt(TASK))).isEqualTo(prompt(TASK));
        assertThat(merge(parent, prompt(TASK, KIND), prompt(TASK, CARE, KIND, WORD)))
                .isEqualTo(prompt(TASK, KIND, WORD));
        assertThat(merge(parent, prompt(TASK, KIND), prompt(TASK, KIND, WORD))).isEqualTo(prompt(TASK, KIND, WORD));
    }

    @Test
    void aRuleInOtherWordsOrAgainstAnotherComesAsTheFirstSaysIt() {
        Section arrow = new Section(Role.RULE, "Romeo -> Bob");
        Section frank = new Section(Role.RULE, "Say Frank, not Romeo.");
        Section bare = new Section(Role.FORMAT, "Output only the answer.");
        Prompt parent = prompt(TASK);
        assertThat(merge(parent, prompt(TASK, BOB), prompt(TASK, arrow, ALICE))).isEqualTo(prompt(TASK, BOB, ALICE));
        assertThat(merge(parent, prompt(TASK, BOB), prompt(TASK, frank))).isEqualTo(prompt(TASK, BOB));
        assertThat(merge(parent, prompt(TASK, WORD), prompt(TASK, bare))).isEqualTo(prompt(TASK, WORD));
        assertThat(merge(prompt(TASK, BOB), prompt(TASK, BOB, WORD), prompt(TASK, arrow)))
                .isEqualTo(prompt(TASK, arrow, WORD));
    }

    @Test
    void sectionsKeepTheirRoles() {
        Section rule = new Section(Role.INSTRUCTION, "Use Bob instead of Romeo.");
        assertThat(merge(prompt(TASK), prompt(TASK, WORD), prompt(TASK, rule))).isEqualTo(prompt(TASK, rule, WORD));
    }

    @Test
    void frozenSectionsStay() {
        Prompt parent = prompt(TASK, LAW, CARE);
        assertThat(merge(parent, prompt(KIND, LAW, CARE), prompt(TASK, LAW), prompt(TASK, LAW, CARE, BOB)))
                .isEqualTo(prompt(KIND, LAW, BOB));
        assertThat(merge(parent, prompt(KIND, LAW, CARE), prompt(TASK, BRIEF)).sections())
                .contains(LAW);
    }

    @Test
    void theUserMessageIsThatOfTheFirstWhoChangedIt() {
        Prompt parent = prompt(TASK);
        Prompt one = new Prompt(List.of(TASK), "Question: {{question}}");
        Prompt other = new Prompt(List.of(TASK, BOB), "Q: {{question}}");
        assertThat(merge(parent, prompt(TASK, WORD), one)).isEqualTo(new Prompt(List.of(TASK, WORD), one.user()));
        assertThat(merge(parent, one, prompt(TASK, WORD))).isEqualTo(new Prompt(List.of(TASK, WORD), one.user()));
        assertThat(merge(parent, one, other)).isEqualTo(new Prompt(List.of(TASK, BOB), one.user()));
        assertThat(merge(parent, prompt(TASK, WORD), one, new Prompt(List.of(TASK, BOB), one.user())))
                .isEqualTo(new Prompt(List.of(TASK, BOB, WORD), one.user()));
    }

    @Test
    void aChildWithWhichAVariableWouldBeLostIsLeftOut() {
        Section first = new Section(Role.CONTEXT, "They speak {{language}}.");
        Section second = new Section(Role.RULE, "Reply in {{language}}.");
        Prompt parent = prompt(TASK, first, second);
        assertThat(merge(parent, prompt(TASK, second), prompt(TASK, first), prompt(KIND, first, second)))
                .isEqualTo(prompt(KIND, second));
    }

    @Test
    void promptsOfAChainAreMergedEachByItself() {
        Chain parent = chain(prompt(TASK), prompt(CARE), prompt(WORD));
        Chain one = chain(prompt(TASK, BOB), prompt(CARE), prompt(WORD));
        Chain other = chain(prompt(TASK, ALICE), prompt(KIND), prompt(WORD));
        assertThat(SiblingMerge.of(parent, List.of(one, other)))
                .isEqualTo(chain(prompt(TASK, BOB, ALICE), prompt(KIND), prompt(WORD)));
    }

    @Property(tries = 300)
    void withTheParentOrItselfAChildIsWhatItWas(@ForAll("prompts") Prompt parent, @ForAll("prompts") Prompt child) {
        assertThat(merge(parent, child)).isEqualTo(child);
        assertThat(merge(parent, child, parent)).isEqualTo(child);
        assertThat(merge(parent, parent, child)).isEqualTo(child);
        assertThat(merge(parent, child, child)).isEqualTo(child);
    }

    @Property(tries = 300)
    void nothingComesTwiceAndNothingIsLostOfTheFirst(
            @ForAll("prompts") Prompt parent, @ForAll("prompts") Prompt one, @ForAll("prompts") Prompt other) {
        List<Section> merged = merge(parent, one, other).sections();
        assertThat(merged)
                .doesNotHaveDuplicates()
                .allMatch(section ->
                        one.sections().contains(section) || other.sections().contains(section) || section.frozen());
        assertThat(merged)
                .containsAll(one.sections().stream()
                        .filter(section -> !parent.sections().contains(section)
                                || other.sections().contains(section))
                        .toList());
    }

    /** Sections in any order; the frozen one is in all of them, as the gatekeeper demands. */
    @Provide
    Arbitrary<Prompt> prompts() {
        Arbitrary<Set<Section>> some =
                Arbitraries.of(TASK, CARE, BRIEF, KIND, BOB, ALICE, WORD).set();
        return Combinators.combine(
                        some, Arbitraries.integers().between(0, 7), Arbitraries.of("{{question}}", "Q: {{question}}"))
                .as((sections, place, user) -> {
                    List<Section> all = new ArrayList<>(sections);
                    all.add(Math.min(place, all.size()), LAW);
                    return new Prompt(all, user);
                });
    }

    private static Prompt merge(Prompt parent, Prompt... children) {
        return SiblingMerge.of(
                        Chain.of(parent), Arrays.stream(children).map(Chain::of).toList())
                .prompt(0);
    }

    private static Prompt prompt(Section... sections) {
        return new Prompt(List.of(sections), "{{question}}");
    }

    private static Chain chain(Prompt... prompts) {
        List<Chain.Step> steps = new ArrayList<>();
        for (Prompt prompt : prompts) {
            steps.add(new Chain.Step("step" + steps.size(), prompt));
        }
        return new Chain(steps);
    }
}
