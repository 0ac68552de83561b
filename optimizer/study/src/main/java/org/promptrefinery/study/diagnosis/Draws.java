package org.promptrefinery.study.diagnosis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.search.Assignment;
import org.promptrefinery.search.Chain;

/** Repeated draws of the answers to the same requests. */
final class Draws {

    private Draws() {}

    /** The draws from one number on, up to another one. */
    static List<Assignment> of(Chain chain, List<Case> cases, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(draw -> new Assignment(chain, cases, draw))
                .toList();
    }

    /** What each case was answered, by its id. */
    static Map<String, List<CaseResult>> byCase(List<Scorecard> draws) {
        Map<String, List<CaseResult>> answers = new HashMap<>();
        draws.forEach(draw -> draw.results()
                .forEach(result -> answers.computeIfAbsent(result.subject().id(), _ -> new ArrayList<>())
                        .add(result)));
        return answers;
    }
}
