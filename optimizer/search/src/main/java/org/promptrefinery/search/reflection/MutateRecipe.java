package org.promptrefinery.search.reflection;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.search.operators.Parents;
import org.promptrefinery.search.operators.Proposal;
import org.promptrefinery.search.operators.Proposer;

/**
 * Asks for a changed recipe, reflects by it, and hands it down to the child, so that recipes that make good prompts
 * survive with them (PromptBreeder: Fernando et al., "Self-Referential Self-Improvement via Prompt Evolution", 2023).
 */
final class MutateRecipe implements Proposer {

    private static final String USUAL_WHY = "reflection by a new recipe";
    private static final int LONGEST = 6_000;

    private final Consultation consultation;

    MutateRecipe(Consultation consultation) {
        this.consultation = consultation;
    }

    @Override
    public boolean informed() {
        return true;
    }

    @Override
    public boolean isSilent() {
        return consultation.reflector().isSilent();
    }

    @Override
    public String name() {
        return "mutate-recipe";
    }

    @Override
    public int asks() {
        return 2;
    }

    @Override
    public List<Optional<Proposal>> propose(List<Parents> batch, RandomGenerator random) {
        List<Optional<String>> recipes = recipes(batch, random);
        List<Optional<String>> briefs = IntStream.range(0, batch.size())
                .mapToObj(index -> recipes.get(index)
                        .flatMap(recipe -> Reflect.brief(consultation, recipe, batch.get(index), random)))
                .toList();
        List<Thought> thoughts = consultation.ask(briefs, random);
        return IntStream.range(0, batch.size())
                .mapToObj(index ->
                        recipes.get(index).flatMap(recipe -> child(batch.get(index), thoughts.get(index), recipe)))
                .toList();
    }

    /** A changed recipe for each of the parents, or empty where there is nothing to reflect on or it is no good. */
    private List<Optional<String>> recipes(List<Parents> batch, RandomGenerator random) {
        List<Optional<String>> briefs = batch.stream()
                .map(parents -> parents.first().train().results().stream().anyMatch(CaseResult::failed)
                        ? Optional.of(brief(parents))
                        : Optional.<String>empty())
                .toList();
        List<Thought> thoughts = consultation.ask(briefs, random);
        return IntStream.range(0, batch.size())
                .mapToObj(index -> changed(Reflect.recipe(consultation, batch.get(index)), thoughts.get(index)))
                .toList();
    }

    private String brief(Parents parents) {
        return consultation.brief(
                MetaPrompt.MUTATE,
                parents,
                Map.of(
                        "recipe", Markup.hide(Reflect.recipe(consultation, parents)),
                        "variables", String.join(", ", MetaPrompt.REFLECT.placeholders())));
    }

    private static Optional<String> changed(String old, Thought thought) {
        return Reply.in(thought)
                .map(reply -> Markup.reveal(reply.body()))
                .filter(recipe -> !recipe.equals(old) && recipe.length() <= LONGEST)
                .filter(recipe -> MetaPrompt.REFLECT.complaint(recipe).isEmpty() && saysNothingTwice(recipe));
    }

    /** Material that is repeated would make briefs without end. */
    private static boolean saysNothingTwice(String recipe) {
        return recipe.split("\\{\\{", -1).length - 1
                == MetaPrompt.REFLECT.placeholders().size();
    }

    private static Optional<Proposal> child(Parents parents, Thought thought, String recipe) {
        return Draft.in(thought, parents.prompt(), USUAL_WHY)
                .map(draft -> parents.child(draft.prompt(), draft.why()).withRecipe(recipe));
    }
}
