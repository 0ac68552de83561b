package org.promptrefinery.study.diagnosis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.evaluators.Gist;
import org.promptrefinery.evaluators.Scorecard;

/**
 * Takes for each case the answer that most draws agree on (self-consistency; Wang et al. 2022). Answers agree when they
 * have the same gist; of equally many the first drawn wins.
 */
final class Ballot {

    private Ballot() {}

    /** @param draws of the same cases in the same order, at least one */
    static Scorecard of(List<Scorecard> draws) {
        List<CaseResult> elected = new ArrayList<>();
        for (int i = 0; i < draws.getFirst().results().size(); i++) {
            int at = i;
            elected.add(elect(draws.stream().map(draw -> draw.results().get(at)).toList()));
        }
        return new Scorecard(elected, draws.getFirst().promptTokens());
    }

    private static CaseResult elect(List<CaseResult> draws) {
        Map<String, List<CaseResult>> parties = new LinkedHashMap<>();
        draws.stream().filter(CaseResult::scored).forEach(draw -> parties.computeIfAbsent(
                        Gist.of(draw.answer()), _ -> new ArrayList<>())
                .add(draw));
        List<CaseResult> largest = List.of(draws.getFirst());
        for (List<CaseResult> party : parties.values()) {
            boolean unscored = !largest.getFirst().scored();
            largest = unscored || party.size() > largest.size() ? party : largest;
        }
        return largest.getFirst();
    }
}
