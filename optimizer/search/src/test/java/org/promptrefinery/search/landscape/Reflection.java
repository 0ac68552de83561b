package org.promptrefinery.search.landscape;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.Role;
import org.promptrefinery.search.Section;
import org.promptrefinery.search.operators.Parents;
import org.promptrefinery.search.operators.Proposal;

/**
 * Looks at a few failed cases of the parent and writes a rule for each topic among them: often the right one, in words
 * that the model may not understand; at times a wrong one, or nothing of use; and at times it loses what was there.
 */
final class Reflection extends Simulated {

    private static final int SEEN = 4;
    private static final double RIGHT = 0.55;
    private static final double WRONG = 0.7;
    private static final double VAGUE = 0.85;
    private static final double LOSES = 0.1;
    private static final double SEDUCED = 0.3;

    Reflection(World world) {
        super("reflection", world);
    }

    @Override
    public boolean informed() {
        return true;
    }

    @Override
    boolean hasSubject(Parents parents) {
        return parents.first().train().results().stream().anyMatch(CaseResult::failed);
    }

    @Override
    Optional<Proposal> think(Parents parents, RandomGenerator random) {
        Prompt child = parents.prompt();
        List<CaseResult> seen = seen(parents, random);
        for (int rule : blamed(parents, seen)) {
            child = advise(child, rule, random);
        }
        child = seduce(child, random);
        if (child.sections().size() > 1 && random.nextDouble() < LOSES) {
            Section lost = pick(child.sections(), random);
            child = child.with(
                    child.sections().stream().filter(section -> section != lost).toList());
        }
        return Optional.of(parents.child(child, "reflection on failed cases")
                .withAim(seen.stream().map(result -> result.subject().id()).collect(Collectors.toSet())));
    }

    private static List<CaseResult> seen(Parents parents, RandomGenerator random) {
        List<CaseResult> failed = new ArrayList<>(parents.first().train().results().stream()
                .filter(CaseResult::failed)
                .toList());
        Collections.shuffle(failed, Random.from(random));
        return failed.subList(0, Math.min(SEEN, failed.size()));
    }

    /** Rules that the failed cases miss; any, where they fail by chance. */
    private Set<Integer> blamed(Parents parents, List<CaseResult> seen) {
        Reading reading = landscape().read(parents.prompt());
        Set<Integer> blamed = new LinkedHashSet<>();
        for (CaseResult result : seen) {
            List<Integer> needs = Questions.needs(
                    landscape(), String.join(" ", result.subject().inputs().values()));
            needs.stream()
                    .filter(need -> !landscape().works(reading, need))
                    .findFirst()
                    .or(() -> needs.stream().findFirst())
                    .ifPresent(blamed::add);
        }
        return blamed;
    }

    private Prompt advise(Prompt prompt, int rule, RandomGenerator random) {
        double roll = random.nextDouble();
        HiddenRule hidden = landscape().rules().get(rule);
        boolean understood = landscape().read(prompt).has(rule);
        if (roll < RIGHT) {
            return understood
                    ? Remedy.unblock(landscape(), prompt, rule, random)
                    : Rewriting.say(prompt, hidden, pick(hidden.phrases(), random));
        }
        if (roll < WRONG) {
            List<WrongRule> wrongs = landscape().wrongs().stream()
                    .filter(wrong -> wrong.rule() == rule)
                    .toList();
            return Rewriting.add(
                    prompt, new Section(Role.RULE, pick(wrongs, random).text()));
        }
        return roll < VAGUE && !understood ? Rewriting.say(prompt, hidden, hidden.vague()) : prompt;
    }

    /** The hint that leads astray is what comes to mind first. */
    private Prompt seduce(Prompt prompt, RandomGenerator random) {
        return landscape()
                .laws()
                .lure()
                .filter(lure -> !lure.inSeed() && !prompt.system().contains(lure.text()))
                .filter(_ -> random.nextDouble() < SEDUCED)
                .map(lure -> Rewriting.add(prompt, new Section(Role.INSTRUCTION, lure.text())))
                .orElse(prompt);
    }
}
