package org.promptrefinery.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.promptrefinery.study.history.Answer;

/**
 * What became of the cases of a run.
 *
 * @param answers how many there are
 * @param counts cases by status, of the test split; of the dev split where there is no other
 * @param all cases by status, of both splits
 * @param pairs the most telling cases, the most telling first, at most {@link #MOST}
 */
record CaseBook(long answers, Map<CaseStatus, Integer> counts, Map<CaseStatus, Integer> all, List<CasePair> pairs) {

    /** A browser filters so many at once. */
    static final int MOST = 4_000;

    CaseBook {
        counts = Collections.unmodifiableMap(new EnumMap<>(counts));
        all = Collections.unmodifiableMap(new EnumMap<>(all));
        pairs = List.copyOf(pairs);
    }

    /** How many cases there are. */
    int size() {
        return all.values().stream().mapToInt(Integer::intValue).sum();
    }

    /**
     * Goes through the answers twice: first to learn what became of each case, then to take the texts of the few that
     * are shown. Of each case only a few bytes are kept meanwhile.
     */
    static CaseBook read(AnswerSource source) {
        Fates fates = new Fates();
        source.each(fates::add);
        Map<CasePair.Key, CaseStatus> chosen = fates.mostTelling(MOST);
        Map<CasePair.Key, CasePair> pairs = new HashMap<>();
        source.each(answer -> {
            CasePair.Key key = new CasePair.Key(answer.split(), answer.subject());
            CaseStatus status = chosen.get(key);
            if (status != null) {
                pairs.merge(key, pair(key, status, answer), CaseBook::joined);
            }
        });
        List<CasePair> ordered = new ArrayList<>();
        chosen.keySet().forEach(key -> ordered.add(pairs.get(key)));
        return new CaseBook(fates.answers, fates.counts(), fates.counts(_ -> true), ordered);
    }

    private static CasePair pair(CasePair.Key key, CaseStatus status, Answer answer) {
        CasePair.Side side = CasePair.Side.of(answer);
        boolean before = Fates.isBaseline(answer);
        return new CasePair(
                key,
                status,
                CasePair.input(answer),
                Clip.of(answer.expected(), CasePair.LONGEST),
                answer.tags(),
                before ? side : CasePair.Side.NONE,
                before ? CasePair.Side.NONE : side);
    }

    private static CasePair joined(CasePair first, CasePair second) {
        return new CasePair(
                first.key(),
                first.status(),
                first.input(),
                first.expected(),
                first.tags(),
                first.before().equals(CasePair.Side.NONE) ? second.before() : first.before(),
                second.after().equals(CasePair.Side.NONE) ? first.after() : second.after());
    }

    /** What became of every case, in few bytes each. */
    private static final class Fates {

        private static final String TEST = "test";
        private static final byte NOT_ASKED = 0;
        private static final byte WRONG = 1;
        private static final byte RIGHT = 2;
        private static final byte NO_SCORE = 3;

        private final Map<CasePair.Key, byte[]> verdicts = new LinkedHashMap<>();
        private final Map<String, String> splits = new HashMap<>();
        private long answers;

        void add(Answer answer) {
            answers++;
            String split = splits.computeIfAbsent(answer.split(), name -> name);
            byte[] sides = verdicts.computeIfAbsent(new CasePair.Key(split, answer.subject()), _ -> new byte[2]);
            sides[isBaseline(answer) ? 0 : 1] = verdict(answer);
        }

        static boolean isBaseline(Answer answer) {
            return answer.prompt().equals("baseline");
        }

        private static byte verdict(Answer answer) {
            if (answer.score().isEmpty()) {
                return NO_SCORE;
            }
            return answer.score().getAsDouble() >= 1 && answer.gatesHeld() ? RIGHT : WRONG;
        }

        private static CaseStatus status(byte[] sides) {
            if (sides[0] == NOT_ASKED || sides[1] == NOT_ASKED) {
                return CaseStatus.SINGLE;
            }
            if (sides[0] == NO_SCORE || sides[1] == NO_SCORE) {
                return CaseStatus.UNSCORED;
            }
            if (sides[0] == sides[1]) {
                return sides[1] == RIGHT ? CaseStatus.RIGHT : CaseStatus.WRONG;
            }
            return sides[1] == RIGHT ? CaseStatus.FIXED : CaseStatus.BROKEN;
        }

        Map<CaseStatus, Integer> counts() {
            boolean tested = splits.containsKey(TEST);
            return counts(split -> !tested || split.equals(TEST));
        }

        Map<CaseStatus, Integer> counts(Predicate<String> wanted) {
            Map<CaseStatus, Integer> counts = new EnumMap<>(CaseStatus.class);
            verdicts.forEach((key, sides) -> {
                if (wanted.test(key.split())) {
                    counts.merge(status(sides), 1, Integer::sum);
                }
            });
            return counts;
        }

        Map<CasePair.Key, CaseStatus> mostTelling(int most) {
            Map<CasePair.Key, CaseStatus> chosen = new LinkedHashMap<>();
            for (CaseStatus status : CaseStatus.values()) {
                choose(chosen, status, true, most);
                choose(chosen, status, false, most);
            }
            return chosen;
        }

        private void choose(Map<CasePair.Key, CaseStatus> chosen, CaseStatus status, boolean test, int most) {
            verdicts.forEach((key, sides) -> {
                if (chosen.size() < most && key.split().equals(TEST) == test && status(sides) == status) {
                    chosen.put(key, status);
                }
            });
        }
    }
}
