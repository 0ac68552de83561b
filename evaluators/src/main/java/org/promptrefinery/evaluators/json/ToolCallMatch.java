package org.promptrefinery.evaluators.json;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.promptrefinery.evaluators.Quote;
import org.promptrefinery.evaluators.Verdict;

/** Whether an answer calls the tools that its reference calls, several in any order. */
final class ToolCallMatch extends ReferenceMatch<List<ToolCall>> {

    /** How arguments are compared. */
    enum Arguments {
        EXACT,
        SUBSET,
        IGNORE
    }

    private static final int NAMED = 5;

    private final Arguments arguments;
    private final Fields fields;
    private final boolean fenced;

    ToolCallMatch(Arguments arguments, Rules rules, boolean fenced) {
        super("tool-call"
                + Names.bracketed(
                        arguments.name().toLowerCase(Locale.ROOT), rules.name(), Names.flag(fenced, "fenced")));
        this.arguments = arguments;
        this.fields = Fields.all(rules, arguments == Arguments.SUBSET);
        this.fenced = fenced;
    }

    @Override
    List<ToolCall> read(String text) throws Unreadable {
        return ToolCall.all(Json.parse(text, fenced));
    }

    /** The mean over all calls of the better matched side; a call without a partner counts 0. */
    @Override
    Verdict compare(List<ToolCall> reference, List<ToolCall> answer) {
        List<Match> matches = assigned(reference, answer);
        int calls = Math.max(reference.size(), answer.size());
        double score =
                calls == 0 ? 1 : matches.stream().mapToDouble(Match::score).sum() / calls;
        return new Verdict.Scored(score, reason(matches, reference, answer));
    }

    private static String reason(List<Match> matches, List<ToolCall> reference, List<ToolCall> answer) {
        Stream<String> different =
                matches.stream().filter(match -> match.score() < 1).map(Match::reason);
        Stream<String> missing =
                unmatched(reference, matches.stream().map(Match::wanted).toList(), "not called: ");
        Stream<String> surplus =
                unmatched(answer, matches.stream().map(Match::given).toList(), "called without need: ");
        String reason = Stream.of(different, missing, surplus)
                .flatMap(Function.identity())
                .limit(NAMED)
                .collect(Collectors.joining("; "));
        return reason.isEmpty() ? "the expected calls" : reason;
    }

    /** The best pair first, then the best of the rest. */
    private List<Match> assigned(List<ToolCall> reference, List<ToolCall> answer) {
        List<Match> assigned = new ArrayList<>();
        for (Match pair : pairs(reference, answer)) {
            if (assigned.stream().noneMatch(pair::clashes)) {
                assigned.add(pair);
            }
        }
        return assigned;
    }

    private List<Match> pairs(List<ToolCall> reference, List<ToolCall> answer) {
        List<Match> pairs = new ArrayList<>();
        for (int i = 0; i < reference.size(); i++) {
            for (int j = 0; j < answer.size(); j++) {
                if (reference.get(i).name().equals(answer.get(j).name())) {
                    pairs.add(match(i, j, reference.get(i), answer.get(j)));
                }
            }
        }
        pairs.sort(Comparator.comparingDouble(Match::score).reversed());
        return pairs;
    }

    private Match match(int wanted, int given, ToolCall reference, ToolCall answer) {
        if (arguments == Arguments.IGNORE) {
            return new Match(wanted, given, 1, "called");
        }
        Tally tally = fields.compare(reference.arguments(), answer.arguments());
        return new Match(wanted, given, tally.score(), Quote.of(reference.name()) + ": " + tally.reason());
    }

    private static Stream<String> unmatched(List<ToolCall> calls, List<Integer> matched, String what) {
        return Stream.iterate(0, i -> i < calls.size(), i -> i + 1)
                .filter(i -> !matched.contains(i))
                .map(i -> what + Quote.of(calls.get(i).name()));
    }

    /**
     * A call of the reference and one of the answer.
     *
     * @param wanted place in the reference
     * @param given place in the answer
     */
    private record Match(int wanted, int given, double score, String reason) {

        boolean clashes(Match other) {
            return wanted == other.wanted || given == other.given;
        }
    }
}
