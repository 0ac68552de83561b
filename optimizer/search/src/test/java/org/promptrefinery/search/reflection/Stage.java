package org.promptrefinery.search.reflection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
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
import org.promptrefinery.search.operators.Parents;
import org.promptrefinery.search.patterns.ErrorAnalysis;

/** Parents and a reflector that says what it is told to say. */
final class Stage {

    static final Section FROZEN = new Section(Role.RULE, "Never be  rude.", true);
    static final Prompt FIRST = prompt("Please answer the question from this text, thank you very much: {{context}}");
    static final Prompt SECOND = prompt("Look it up: {{context}}");
    static final String GOOD = "<why>Romeo is called Bob.</why>\n<prompt>\n[instruction]\nRead {{context}}.\n"
            + "[rule, frozen]\nNever be  rude.\n[rule]\nSay Bob.\n</prompt>";

    private Stage() {}

    /** Answers each brief by a function of its text, and remembers what it was asked. */
    static final class Scripted implements Reflector {

        final List<List<Brief>> calls = new ArrayList<>();
        private final Function<String, Thought> script;

        Scripted(Function<String, Thought> script) {
            this.script = script;
        }

        static Scripted saying(String text) {
            return new Scripted(_ -> new Thought.Whole(text));
        }

        @Override
        public List<Thought> ask(List<Brief> briefs) {
            calls.add(briefs);
            return briefs.stream().map(brief -> script.apply(brief.text())).toList();
        }

        /** The text of the only brief of a call. */
        String brief(int call) {
            return calls.get(call).getFirst().text();
        }
    }

    static Prompt prompt(String instruction) {
        return new Prompt(List.of(new Section(Role.INSTRUCTION, instruction), FROZEN), "{{question}}");
    }

    static CaseResult result(String id, String question, String answer, String reference) {
        Case subject =
                new Case(id, Map.of("question", question, "context", "a play"), List.of(reference), new TreeSet<>(), 1);
        Verdict verdict = answer.equals(reference) ? Verdict.pass("right") : Verdict.fail("not what was wanted");
        return new CaseResult(subject, answer, verdict, true, Map.of());
    }

    /** Wrong where the number is even. */
    static List<CaseResult> results(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> result("c" + i, "Whom did girl" + i + " love?", i % 2 == 0 ? "Romeo" : "Bob", "Bob"))
                .toList();
    }

    static List<CaseResult> solved(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> result("c" + i, "Whom did girl" + i + " love?", "Bob", "Bob"))
                .toList();
    }

    static Member member(Prompt prompt, List<CaseResult> train, double dev, String recipe) {
        Chain chain = Chain.of(prompt);
        CaseResult scored = new CaseResult(
                new Case("dev", Map.of("question", "SECRET DEV QUESTION"), List.of("x"), new TreeSet<>(), 1),
                "SECRET DEV ANSWER",
                new Verdict.Scored(dev, "so so"),
                true,
                Map.of());
        return new Member(
                new Candidate(chain.id(), chain, List.of(), "seed", "", recipe),
                new Scorecard(train, 9),
                new Scorecard(List.of(scored), 9));
    }

    static Parents parents(Member first, Member second) {
        return new Parents(
                first,
                second,
                0,
                ErrorAnalysis.of(first.train().results()),
                first.equals(second) ? List.of(first) : List.of(second, first));
    }

    /** A first parent that fails on half its cases and a second one that solves all. */
    static Parents parents() {
        return parents(member(FIRST, results(8), 0.25, ""), member(SECOND, solved(8), 0.75, ""));
    }
}
