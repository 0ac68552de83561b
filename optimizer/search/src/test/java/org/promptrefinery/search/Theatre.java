package org.promptrefinery.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.Evaluation;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.evaluators.Trial;
import org.promptrefinery.evaluators.catalog.Catalog;
import org.promptrefinery.evaluators.kind.Services;

/**
 * A world in which a search can be watched: questions whose answers a house style renames, and a reader that answers in
 * a sentence unless told not to and understands some wordings only.
 */
public final class Theatre implements Scorer {

    public static final Map<String, String> HOUSE_STYLE = Map.of("Romeo", "Bob", "Juliet", "Alice", "Othello", "Frank");
    public static final Prompt SEED =
            new Prompt(List.of(new Section(Role.INSTRUCTION, "Answer the question.")), "{{question}}");
    private static final List<String> LOVED =
            List.of("Romeo", "Juliet", "Othello", "Hamlet", "Iago", "Romeo", "Juliet", "Lear");

    private final Evaluation evaluation;
    private final Set<String> asked = new HashSet<>();
    private int rollouts;

    public Theatre(Object... evaluators) {
        this.evaluation = Catalog.evaluation(List.of(evaluators), "test", Services.NONE);
    }

    public static Theatre strict() {
        return new Theatre("exact", Map.of("forbidden", Map.of("words", List.of("Romeo", "Juliet", "Othello"))));
    }

    /** Cases, each with its own question. */
    public static List<Case> cases(String part, int count) {
        List<Case> cases = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String loved = LOVED.get(i % LOVED.size());
            String question = "Whom did " + part + i + " love " + loved.hashCode() + "?";
            cases.add(new Case(
                    part + i,
                    Map.of("question", question),
                    List.of(HOUSE_STYLE.getOrDefault(loved, loved)),
                    new TreeSet<>(),
                    1));
        }
        return cases;
    }

    @Override
    public List<Scorecard> score(List<Assignment> assignments) {
        return assignments.stream().map(this::score).toList();
    }

    @Override
    public int promptTokens(Prompt prompt) {
        return prompt.system().split("\\s+").length;
    }

    public int rollouts() {
        return rollouts;
    }

    /** Ids of all cases that were ever asked. */
    public Set<String> asked() {
        return asked;
    }

    private Scorecard score(Assignment assignment) {
        rollouts += assignment.cases().size();
        assignment.cases().forEach(subject -> asked.add(subject.id()));
        List<Trial> trials = assignment.cases().stream()
                .map(subject ->
                        new Trial(subject, answer(assignment.chain().prompt(0).system(), subject)))
                .toList();
        return new Scorecard(evaluation.judge(trials), promptTokens(assignment.chain()));
    }

    private static String answer(String system, Case subject) {
        Map<Integer, String> byHash = new HashMap<>();
        LOVED.forEach(name -> byHash.put(name.hashCode(), name));
        String question = subject.inputs().get("question");
        String[] words = question.substring(0, question.length() - 1).split(" ");
        String name = byHash.get(Integer.valueOf(words[words.length - 1]));
        String said = understood(system, name);
        return system.contains("one word") || system.contains("only the answer")
                ? said
                : words[2] + " loved " + said + ".";
    }

    private static String understood(String system, String name) {
        String other = HOUSE_STYLE.get(name);
        boolean told = other != null
                && (system.contains("Use " + other + " instead of " + name)
                        || system.contains("Instead of " + name + ", say " + other)
                        || system.contains(name + " -> " + other));
        return told ? other : name;
    }
}
