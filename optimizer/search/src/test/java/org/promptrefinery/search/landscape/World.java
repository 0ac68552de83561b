package org.promptrefinery.search.landscape;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.Evaluation;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.evaluators.Trial;
import org.promptrefinery.evaluators.catalog.Catalog;
import org.promptrefinery.evaluators.kind.Services;
import org.promptrefinery.search.Assignment;
import org.promptrefinery.search.BudgetExhausted;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.Scorer;
import org.promptrefinery.search.operators.Proposer;

/**
 * The simulated model at work, with a budget of completions. Questions to the reflector count as well; what was asked
 * before comes from a cache and costs nothing, as in the real program.
 */
public final class World implements Scorer {

    private final Landscape landscape;
    private final long budget;
    private final Evaluation evaluation = Catalog.evaluation(List.of("exact"), "test", Services.NONE);
    private final Map<String, List<Integer>> needs = new HashMap<>();
    private final Set<String> answered = new HashSet<>();
    private long spent;

    public World(Landscape landscape, long budget) {
        this.landscape = landscape;
        this.budget = budget;
    }

    /** The operators of all strategies: those that need no model, and those of a simulated reflector. */
    public List<Proposer> operators() {
        List<Proposer> operators = new ArrayList<>(Proposer.modelFree());
        operators.add(new Reflection(this));
        operators.add(new Paraphrase(this));
        operators.add(new Crossover(this));
        return List.copyOf(operators);
    }

    @Override
    public List<Scorecard> score(List<Assignment> assignments) {
        Set<String> unknown = new HashSet<>();
        for (Assignment assignment : assignments) {
            for (Case subject : assignment.cases()) {
                unknown.add(key(assignment, subject));
            }
        }
        unknown.removeAll(answered);
        spend(unknown.size());
        answered.addAll(unknown);
        return assignments.stream().map(this::score).toList();
    }

    @Override
    public int promptTokens(Prompt prompt) {
        return prompt.system().split("\\s+").length;
    }

    @Override
    public long affordable() {
        return budget - spent;
    }

    /** Completions so far. */
    public long spent() {
        return spent;
    }

    Landscape landscape() {
        return landscape;
    }

    void spend(int completions) {
        if (spent + completions > budget) {
            throw new BudgetExhausted(completions + " completions more than the " + budget + " there are");
        }
        spent += completions;
    }

    private static String key(Assignment assignment, Case subject) {
        return assignment.chain().id() + " " + assignment.sample() + " " + subject.id();
    }

    private Scorecard score(Assignment assignment) {
        Prompt prompt = assignment.chain().prompt(0);
        Reading reading = landscape.read(prompt);
        String draw = landscape.laws().chance().fresh() ? prompt.id() + " " + assignment.sample() : "";
        List<Trial> trials = assignment.cases().stream()
                .map(subject -> new Trial(subject, answer(reading, subject, draw)))
                .toList();
        return new Scorecard(evaluation.judge(trials), promptTokens(prompt));
    }

    private String answer(Reading reading, Case subject, String draw) {
        List<Integer> needed = needs.computeIfAbsent(
                subject.id(),
                _ -> Questions.needs(
                        landscape, String.join(" ", subject.inputs().values())));
        if (Hash.uniform(landscape.seed(), "answer", subject.id(), draw) < landscape.chance(reading, needed)) {
            return subject.expected();
        }
        List<Fault> faults = needed.stream()
                .filter(need -> !landscape.works(reading, need))
                .map(need -> landscape.rules().get(need).fault())
                .toList();
        return Mistakes.make(faults, subject, Questions.word(landscape.seed(), "wrong", subject.id(), draw));
    }
}
