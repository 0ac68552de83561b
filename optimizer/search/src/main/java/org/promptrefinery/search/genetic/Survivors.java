package org.promptrefinery.search.genetic;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.search.Candidate;
import org.promptrefinery.search.Generation;
import org.promptrefinery.search.Member;
import org.promptrefinery.search.racing.Outcome;

/** Turns chosen candidates into members; only newcomers are asked the training cases. */
final class Survivors {

    private final Map<String, Member> old = new HashMap<>();
    private final Map<String, Scorecard> dev = new HashMap<>();

    Survivors(Generation current, List<Outcome> outcomes) {
        current.population().forEach(member -> old.put(member.candidate().id(), member));
        outcomes.forEach(outcome ->
                outcome.finished().ifPresent(card -> dev.put(outcome.child().id(), card)));
    }

    List<Member> members(List<Candidate> chosen, Function<List<Candidate>, List<Scorecard>> train) {
        List<Candidate> newcomers = chosen.stream()
                .filter(candidate -> !old.containsKey(candidate.id()))
                .toList();
        List<Scorecard> cards = newcomers.isEmpty() ? List.of() : train.apply(newcomers);
        Map<String, Member> members = new HashMap<>(old);
        for (int i = 0; i < newcomers.size(); i++) {
            Candidate candidate = newcomers.get(i);
            members.put(candidate.id(), new Member(candidate, cards.get(i), find(dev, candidate)));
        }
        return chosen.stream().map(candidate -> find(members, candidate)).toList();
    }

    private static <T> T find(Map<String, T> known, Candidate candidate) {
        T found = known.get(candidate.id());
        if (found == null) {
            throw new IllegalStateException("nothing is known of candidate " + candidate.id());
        }
        return found;
    }
}
