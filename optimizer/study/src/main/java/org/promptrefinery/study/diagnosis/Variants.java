package org.promptrefinery.study.diagnosis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.search.Candidate;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.Member;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.Role;
import org.promptrefinery.search.Section;
import org.promptrefinery.search.operators.Parents;
import org.promptrefinery.search.operators.Proposal;
import org.promptrefinery.search.operators.Proposer;
import org.promptrefinery.search.patterns.ErrorAnalysis;
import org.promptrefinery.search.patterns.ErrorPattern;
import org.promptrefinery.search.supply.NearestExamples;
import org.promptrefinery.search.supply.Passages;

/**
 * Ways to put a technique into words, made from answers to training cases by the operators of the search. In a chain it
 * is the last prompt that changes.
 *
 * @param seed the job's own prompts
 * @param train what they were answered
 * @param random draws wordings and examples
 */
record Variants(Chain seed, Scorecard train, RandomGenerator random) {

    /** As many examples as are shown or looked up. */
    static final int EXAMPLES = 3;

    private static final int WORDINGS = 3;
    private static final int SETS = 2;
    private static final Passages PASSAGES = new Passages(EXAMPLES, 40, Passages.Query.INPUTS, Passages.Layout.LINES);
    private static final Passages SHORT = new Passages(1, 20, Passages.Query.INPUTS, Passages.Layout.LINES);
    private static final NearestExamples NEAREST =
            new NearestExamples(EXAMPLES, NearestExamples.Choice.NEAR, NearestExamples.Layout.QUESTION);

    /** The prompts with rules against all error patterns, in some wordings; none where there is no pattern. */
    List<Chain> rules() {
        List<ErrorPattern> patterns = ErrorAnalysis.of(train.results());
        return patterns.isEmpty()
                ? List.of()
                : propose("fix-all-patterns", Collections.nCopies(WORDINGS, parents(seed, patterns)));
    }

    /** Some sets of worked examples, each as sections; fewer where few cases can be shown. */
    List<List<Section>> examples() {
        List<List<Section>> sets = new ArrayList<>();
        for (int i = 0; i < SETS; i++) {
            Chain shown = seed;
            for (int example = 0; example < EXAMPLES; example++) {
                List<Chain> more = propose("demonstrate", List.of(parents(shown, List.of())));
                shown = more.isEmpty() ? shown : more.getFirst();
            }
            List<Section> added = new ArrayList<>(last(shown).sections());
            added.removeAll(last(seed).sections());
            if (!added.isEmpty() && !sets.contains(added)) {
                sets.add(List.copyOf(added));
            }
        }
        return sets;
    }

    /** The wish for the examples that are nearest to a case. */
    static List<Section> nearest() {
        return List.of(new Section(Role.EXAMPLE, wish(NEAREST.variable())));
    }

    /** Wishes for passages: several bare ones, the same with an introduction, and a single short one. */
    static List<List<Section>> facts() {
        return Stream.of(
                        wish(PASSAGES.variable()),
                        "Use these facts:\n" + wish(PASSAGES.variable()),
                        wish(SHORT.variable()))
                .map(text -> List.of(new Section(Role.CONTEXT, text)))
                .toList();
    }

    /** The prompts with some more sections in the last: context behind the instructions, examples at the end. */
    static Chain with(Chain chain, List<Section> more) {
        Prompt last = last(chain);
        List<Section> sections = new ArrayList<>(last.sections());
        for (Section section : more) {
            sections.add(section.role() == Role.CONTEXT ? behindInstructions(sections) : sections.size(), section);
        }
        return chain.with(chain.size() - 1, last.with(sections));
    }

    private static int behindInstructions(List<Section> sections) {
        int place = 0;
        for (int i = 0; i < sections.size(); i++) {
            Role role = sections.get(i).role();
            place = role == Role.INSTRUCTION || role == Role.CONTEXT ? i + 1 : place;
        }
        return place;
    }

    private static String wish(String variable) {
        return "{{" + variable + "}}";
    }

    private static Prompt last(Chain chain) {
        return chain.prompt(chain.size() - 1);
    }

    private Parents parents(Chain chain, List<ErrorPattern> patterns) {
        Scorecard unseen = new Scorecard(List.of(), 0);
        Member member = new Member(Candidate.seed(chain), train, unseen);
        return new Parents(member, member, chain.size() - 1, patterns, List.of(member));
    }

    private List<Chain> propose(String operator, List<Parents> parents) {
        Proposer proposer = Proposer.modelFree().stream()
                .filter(known -> known.name().equals(operator))
                .findFirst()
                .orElseThrow();
        return proposer.propose(parents, random).stream()
                .flatMap(Optional::stream)
                .map(Proposal::chain)
                .distinct()
                .toList();
    }
}
