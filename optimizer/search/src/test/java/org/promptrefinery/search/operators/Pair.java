package org.promptrefinery.search.operators;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.evaluators.Verdict;
import org.promptrefinery.search.Candidate;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.Member;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.Role;
import org.promptrefinery.search.Section;
import org.promptrefinery.search.patterns.ErrorAnalysis;

/** Two parents for an operator under test. */
record Pair(Chain first, Chain second, List<CaseResult> answers) {

    static Pair of(Prompt first) {
        return of(first, first);
    }

    static Pair of(Prompt first, Prompt second) {
        return new Pair(Chain.of(first), Chain.of(second), List.of());
    }

    static Prompt prompt(Section... sections) {
        return new Prompt(List.of(sections), "{{question}}");
    }

    static Section instruction(String text) {
        return new Section(Role.INSTRUCTION, text);
    }

    /** An answer to a case of its own. */
    static CaseResult answer(String question, String reference, String answer, Map<String, String> steps) {
        Case subject = new Case(
                "case " + question.hashCode(), Map.of("question", question), List.of(reference), new TreeSet<>(), 1);
        Verdict verdict = answer.equals(reference) ? Verdict.pass("right") : Verdict.fail("wrong");
        return new CaseResult(subject, answer, verdict, true, Map.of(), steps);
    }

    /** The same parents, the first of which has also answered this. */
    Pair answered(String question, String reference, String answer) {
        List<CaseResult> more = new ArrayList<>(answers);
        more.add(answer(question, reference, answer, Map.of()));
        return new Pair(first, second, more);
    }

    Parents parents() {
        return parents(0);
    }

    /** Both parents, and they are the whole population. The first one's answers are known. */
    Parents parents(int step) {
        Member one = new Member(Candidate.seed(first), new Scorecard(answers, 1), new Scorecard(List.of(), 1));
        Member other = new Member(Candidate.seed(second), new Scorecard(List.of(), 1), new Scorecard(List.of(), 1));
        return new Parents(one, other, step, ErrorAnalysis.of(answers), List.of(one, other));
    }

    static Optional<Proposal> child(Proposer operator, Parents parents, long seed) {
        return operator.propose(List.of(parents), random(seed)).getFirst();
    }

    /** What an operator makes of these parents under many seeds. */
    static List<Proposal> children(Proposer operator, Parents parents) {
        return LongStream.range(0, 200)
                .boxed()
                .flatMap(seed -> child(operator, parents, seed).stream())
                .toList();
    }

    /** The system messages among these. */
    static List<String> texts(List<Proposal> children) {
        return children.stream()
                .map(child -> child.chain().prompt(0).system())
                .distinct()
                .toList();
    }

    static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }
}
