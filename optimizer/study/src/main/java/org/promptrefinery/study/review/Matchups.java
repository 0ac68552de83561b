package org.promptrefinery.study.review;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.promptrefinery.study.history.Answer;

/**
 * The answers of a run put together two by two, the most telling first.
 *
 * @param pairs to be compared
 * @param same how many cases were left out since both answers are the same
 */
public record Matchups(List<Matchup> pairs, int same) {

    public Matchups {
        pairs = List.copyOf(pairs);
    }

    /**
     * Which answers are wanted.
     *
     * @param one prompt, as {@code verdicts.jsonl} names it, such as {@code baseline}
     * @param other prompt, such as {@code winner}
     * @param ids how a prompt is to be recorded, where that is not its name
     * @param test whether test cases are wanted, instead of all others
     * @param same whether a case with twice the same answer is wanted too, to be judged by itself
     */
    public record Wanted(String one, String other, Map<String, String> ids, boolean test, boolean same) {

        private static final String TEST = "test";

        public Wanted {
            ids = Map.copyOf(ids);
        }

        private boolean has(Answer answer) {
            return (answer.prompt().equals(one) || answer.prompt().equals(other))
                    && answer.split().equals(TEST) == test;
        }
    }

    /** The two answers to a case as they come. */
    private static final class Meeting {

        private final Map<String, Answer> answers = new LinkedHashMap<>();
    }

    /**
     * Puts answers together. Cases whose scores differ most, or on which the evaluators of an answer disagree most,
     * come first, cases with one answer last; the rest of the order is that of the ids. So it is the same every time.
     *
     * @param answers hands each answer on to whom it is given
     * @param wanted which of them
     * @param draw of the sides
     */
    public static Matchups of(Consumer<Consumer<Answer>> answers, Wanted wanted, Draw draw) {
        Map<String, Meeting> meetings = new LinkedHashMap<>();
        answers.accept(answer -> {
            if (wanted.has(answer)) {
                meetings.computeIfAbsent(answer.subject(), _ -> new Meeting())
                        .answers
                        .putIfAbsent(answer.prompt(), answer);
            }
        });
        List<Matchup> all = new ArrayList<>();
        for (Meeting meeting : meetings.values()) {
            Answer one = meeting.answers.get(wanted.one());
            Answer other = meeting.answers.get(wanted.other());
            if (one != null && other != null) {
                all.add(matchup(one, other, wanted, draw));
            }
        }
        List<Matchup> kept = all.stream()
                .filter(pair -> wanted.same() || !pair.single())
                .sorted(Comparator.comparing(Matchup::single)
                        .thenComparing(
                                Comparator.comparingDouble(Matchup::interest).reversed())
                        .thenComparing(Matchup::caseId))
                .toList();
        return new Matchups(kept, all.size() - kept.size());
    }

    private static Matchup matchup(Answer one, Answer other, Wanted wanted, Draw draw) {
        boolean swapped = draw.swaps(one.subject());
        return new Matchup(
                one.subject(),
                one.inputs(),
                one.expected(),
                contender(swapped ? other : one, wanted),
                contender(swapped ? one : other, wanted),
                difference(one.score(), other.score()) + Math.max(disagreement(one), disagreement(other)));
    }

    private static Matchup.Contender contender(Answer answer, Wanted wanted) {
        return new Matchup.Contender(
                wanted.ids().getOrDefault(answer.prompt(), answer.prompt()), wellFormed(answer.answer()));
    }

    /** What no evaluator can tell, a person may: as telling as half of the scale. */
    private static double difference(OptionalDouble one, OptionalDouble other) {
        return one.isEmpty() || other.isEmpty() ? 0.5 : Math.abs(one.getAsDouble() - other.getAsDouble());
    }

    private static double disagreement(Answer answer) {
        double[] scores = answer.evaluators().values().stream()
                .flatMapToDouble(opinion -> opinion.score().stream())
                .sorted()
                .toArray();
        return scores.length == 0 ? 0 : scores[scores.length - 1] - scores[0];
    }

    /** As it will be read again: half of a surrogate pair cannot be written. */
    private static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
