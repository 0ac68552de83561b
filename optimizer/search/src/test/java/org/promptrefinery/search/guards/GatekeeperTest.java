package org.promptrefinery.search.guards;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.search.Assignment;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.Limits;
import org.promptrefinery.search.Memory;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.Role;
import org.promptrefinery.search.Scorer;
import org.promptrefinery.search.Section;
import org.promptrefinery.search.Theatre;

class GatekeeperTest {

    private static final Section TASK = new Section(Role.INSTRUCTION, "Answer in {{language}}.");
    private static final Section KEPT = new Section(Role.CONTEXT, "We are Verona & Sons. We are old.");
    private static final Section ICE = new Section(Role.RULE, "Be polite.", true);
    private static final Section FROST = new Section(Role.FORMAT, "Be brief.", true);
    private static final Prompt ANSWER = new Prompt(List.of(TASK, KEPT, ICE, FROST), "{{question}} {{draft}}");
    private static final Prompt DRAFT = prompt(new Section(Role.INSTRUCTION, "Think about it."));
    private static final Chain SEED = chain(DRAFT, ANSWER);
    private static final List<Case> TRAIN = Theatre.cases("train", 20);
    private static final Memory NOTHING = Memory.of(Chain.of(prompt(new Section(Role.RULE, "other"))));

    private final Gatekeeper gatekeeper =
            Gatekeeper.of(SEED, TRAIN, new Limits(40, 0.1, List.of("Verona & Sons.")), Theatre.strict());

    @Test
    void admitsWhatKeepsToAllOfIt() {
        assertThat(objection(TASK, KEPT, new Section(Role.RULE, "Use Bob instead of Romeo."), ICE, FROST))
                .isEmpty();
        assertThat(objection(
                        new Section(Role.RULE, "Verona & Sons."),
                        ICE,
                        new Section(Role.FORMAT, "Write {{language}}, {{language}}!"),
                        FROST))
                .isEmpty();
    }

    @Test
    void whatWasTriedIsNotTriedAgain() {
        Section loud = new Section(Role.INSTRUCTION, "answer  in {{language}}!");
        Chain child = chain(DRAFT, ANSWER.with(List.of(loud, KEPT, ICE, FROST)));
        assertThat(gatekeeper.objection(child, Memory.of(SEED)))
                .hasValueSatisfying(text -> assertThat(text).contains("tried before"));
        assertThat(gatekeeper.objection(child, NOTHING)).isEmpty();
        assertThat(gatekeeper.objection(child, NOTHING.and(List.of(child)))).isPresent();
    }

    @Test
    void whatIsLookedUpMustBeOnOfferAndWellFormed() {
        assertThat(objection(TASK, KEPT, new Section(Role.CONTEXT, "{{passages_3_w40_inputs_lines}}"), ICE, FROST))
                .isEmpty();
        assertThat(objection(TASK, KEPT, new Section(Role.CONTEXT, "{{passages_3_w4000_inputs_lines}}"), ICE, FROST))
                .hasValueSatisfying(said -> assertThat(said).contains("passages_3_w4000", "WORDS from 5 to 500"));
        assertThat(objection(TASK, KEPT, new Section(Role.EXAMPLE, "{{examples_3_best}}"), ICE, FROST))
                .hasValueSatisfying(said -> assertThat(said).contains("examples_3_best", "CHOICE near or varied"));
        Prompt shown = prompt(new Section(Role.EXAMPLE, "{{examples_3_near_question}}"));
        assertThat(gatekeeper.objection(chain(shown, ANSWER), NOTHING))
                .hasValueSatisfying(said -> assertThat(said).contains("not the last"));
    }

    @Test
    void aSearchWithoutDocumentsHasNoPassages() {
        Scorer poor = new Poor(Theatre.strict());
        Gatekeeper strict = Gatekeeper.of(SEED, TRAIN, new Limits(400, 0.1, List.of()), poor);
        Section context = new Section(Role.CONTEXT, "{{passages_3_w40_inputs_lines}}");
        assertThat(strict.objection(chain(DRAFT, ANSWER.with(List.of(TASK, KEPT, context, ICE, FROST))), NOTHING))
                .hasValue("it wants {{passages_3_w40_inputs_lines}}, which this job cannot look up");
    }

    /** One that has nothing to look up. */
    private record Poor(Scorer scorer) implements Scorer {

        @Override
        public List<Scorecard> score(List<Assignment> assignments) {
            return scorer.score(assignments);
        }

        @Override
        public boolean looksUp(String variable) {
            return false;
        }

        @Override
        public int promptTokens(Prompt prompt) {
            return scorer.promptTokens(prompt);
        }
    }

    @Test
    void variablesAreNeitherLostNorNew() {
        assertThat(objection(KEPT, ICE, FROST)).hasValue("it lost the variable {{language}}");
        assertThat(objection(TASK, KEPT, new Section(Role.RULE, "See {{x}}."), ICE, FROST))
                .hasValue("it has the unknown variable {{x}}");
        Prompt moved = prompt(new Section(Role.INSTRUCTION, "Think in {{language}}."));
        assertThat(gatekeeper.objection(chain(moved, ANSWER.with(List.of(KEPT, ICE, FROST))), NOTHING))
                .isPresent();
    }

    @Test
    void frozenSectionsStandInOrder() {
        assertThat(objection(TASK, KEPT, FROST, ICE))
                .hasValueSatisfying(text -> assertThat(text).contains("frozen"));
        assertThat(objection(TASK, KEPT, ICE)).isPresent();
        assertThat(objection(TASK, KEPT, ICE, new Section(Role.FORMAT, "Be brief.")))
                .isPresent();
        assertThat(objection(ICE, FROST, KEPT, TASK)).isEmpty();
    }

    @Test
    void keptTextsStandWordForWordWhereTheyWere() {
        assertThat(objection(TASK, new Section(Role.CONTEXT, "We are Verona and Sons."), ICE, FROST))
                .hasValue("it lost 'Verona & Sons.', which is to be kept");
        assertThat(gatekeeper.objection(chain(prompt(KEPT), ANSWER.with(List.of(TASK, ICE, FROST))), NOTHING))
                .isPresent();
    }

    @Test
    void longPromptsAreTurnedAway() {
        String words = "word ".repeat(40).strip();
        assertThat(objection(TASK, KEPT, ICE, FROST, new Section(Role.RULE, words)))
                .hasValueSatisfying(text -> assertThat(text).contains("limit is 40"));
    }

    @Test
    void trainingCasesAreKnownByHeartInExamplesOnly() {
        String question = TRAIN.getFirst().inputs().get("question");
        Section example = new Section(Role.EXAMPLE, question + "\nBob");
        assertThat(objection(TASK, KEPT, ICE, FROST, example)).isEmpty();
        assertThat(objection(TASK, KEPT, ICE, FROST, new Section(Role.RULE, "To " + question + " say Bob.")))
                .hasValueSatisfying(text -> assertThat(text).contains("by heart"));
    }

    @Test
    void otherPromptsAreNoChildren() {
        assertThat(gatekeeper.objection(Chain.of(ANSWER), NOTHING)).isPresent();
        Chain renamed = new Chain(List.of(new Chain.Step("notes", DRAFT), new Chain.Step("answer", ANSWER)));
        assertThat(gatekeeper.objection(renamed, NOTHING)).isPresent();
    }

    /** Whatever is taken out, put in or moved: what is admitted has kept what must be kept. */
    @Property
    void whatIsAdmittedHasKeptItAll(@ForAll long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        List<Section> pool = new ArrayList<>(List.of(
                TASK,
                KEPT,
                ICE,
                FROST,
                TASK,
                new Section(Role.RULE, "Use {{x}}."),
                new Section(Role.RULE, TRAIN.get(3).inputs().get("question")),
                new Section(Role.RULE, "Now then.")));
        List<Section> drawn = new ArrayList<>();
        while (!pool.isEmpty() && random.nextInt(8) > 0) {
            drawn.add(pool.remove(random.nextInt(pool.size() > 3 ? pool.size() / 2 : pool.size())));
        }
        boolean sound = drawn.contains(TASK)
                && drawn.contains(KEPT)
                && drawn.stream().filter(Section::frozen).toList().equals(List.of(ICE, FROST))
                && drawn.stream()
                        .noneMatch(section -> section.text().contains("{{x}}")
                                || section.text().contains("Whom did"));
        assertThat(objection(drawn.toArray(Section[]::new)).isEmpty()).isEqualTo(sound);
    }

    private Optional<String> objection(Section... sections) {
        return gatekeeper.objection(chain(DRAFT, ANSWER.with(Arrays.asList(sections))), NOTHING);
    }

    private static Prompt prompt(Section... sections) {
        return new Prompt(Arrays.asList(sections), "{{question}}");
    }

    private static Chain chain(Prompt draft, Prompt answer) {
        return new Chain(List.of(new Chain.Step("draft", draft), new Chain.Step("answer", answer)));
    }
}
