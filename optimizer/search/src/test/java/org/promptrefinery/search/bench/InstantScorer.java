package org.promptrefinery.search.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.evaluators.Verdict;
import org.promptrefinery.search.Assignment;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.Scorer;

/** Answers at once, right or wrong by a toss that follows from prompt and case; measures itself, to be left out. */
final class InstantScorer implements Scorer {

    private final Map<String, List<CaseResult>> known = new HashMap<>();
    private long answered;
    private long cpu;

    @Override
    public List<Scorecard> score(List<Assignment> assignments) {
        long begin = Overhead.cpu();
        List<Scorecard> cards = assignments.stream().map(this::score).toList();
        cpu += Overhead.cpu() - begin;
        return cards;
    }

    @Override
    public int promptTokens(Prompt prompt) {
        return prompt.system().length() / 4;
    }

    long answered() {
        return answered;
    }

    /** Nanoseconds. */
    long cpu() {
        return cpu;
    }

    private Scorecard score(Assignment assignment) {
        answered += assignment.cases().size();
        int prompt = assignment.chain().id().hashCode();
        return new Scorecard(
                assignment.cases().stream()
                        .map(subject -> results(subject).get(toss(prompt, subject.id())))
                        .toList(),
                promptTokens(assignment.chain()));
    }

    /** The wrong one and the right one, so that a scorer's memory is none of the search's. */
    private List<CaseResult> results(Case subject) {
        return known.computeIfAbsent(
                subject.id(),
                _ -> List.of(
                        new CaseResult(subject, "Nonsense " + subject.id(), Verdict.fail("wrong"), true, Map.of()),
                        new CaseResult(subject, subject.expected(), Verdict.pass("right"), true, Map.of())));
    }

    private static int toss(int prompt, String id) {
        int bits = (prompt ^ id.hashCode() * 0x9E3779B9) * 0x85EBCA6B;
        return bits >>> 31;
    }
}
