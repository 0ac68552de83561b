package org.promptrefinery.search.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.TTest;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.search.Assignment;
import org.promptrefinery.search.Candidate;
import org.promptrefinery.search.Member;

/**
 * The race of CAPO: block by block, and out goes who is significantly worse than as many others as there are places.
 *
 * @param longest length of a prompt that costs the whole penalty
 */
record CapoRace(Task task, int longest, List<Case> cases) {

    private static final int BLOCK = 30;
    private static final int MOST_BLOCKS = 10;
    private static final double ALPHA = 0.2;
    private static final double LENGTH_PENALTY = 0.05;

    /** A race over dev cases in one order for all its runs, so that what was asked is not asked again. */
    static CapoRace of(Task task, int longest, RandomGenerator random) {
        List<Case> shuffled = new ArrayList<>(task.dev());
        Collections.shuffle(shuffled, Random.from(random));
        return new CapoRace(task, longest, List.copyOf(shuffled));
    }

    /** Those who are left, at most as many as there are places, the best first. */
    List<Member> survivors(List<Candidate> entrants, int places) {
        List<Candidate> running = entrants;
        List<Runner> runners = List.of();
        int most = Math.min(MOST_BLOCKS * BLOCK, cases.size());
        for (int asked = Math.min(BLOCK, most); ; asked = Math.min(asked + BLOCK, most)) {
            runners = unbeaten(run(running, asked), places);
            running = runners.stream().map(Runner::candidate).toList();
            if (running.size() <= places || asked == most) {
                break;
            }
        }
        return runners.stream()
                .sorted(Comparator.comparingDouble(Runner::mean).reversed())
                .limit(places)
                .map(runner -> new Member(runner.candidate(), runner.card(), runner.card()))
                .toList();
    }

    private List<Runner> run(List<Candidate> candidates, int asked) {
        List<Scorecard> cards = task.scorer()
                .score(candidates.stream()
                        .map(candidate -> new Assignment(candidate.chain(), cases.subList(0, asked)))
                        .toList());
        List<Runner> runners = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            double penalty = LENGTH_PENALTY * cards.get(i).promptTokens() / longest;
            double[] scores = cards.get(i).results().stream()
                    .mapToDouble(CaseResult::score)
                    .map(score -> score - penalty)
                    .toArray();
            runners.add(new Runner(candidates.get(i), cards.get(i), scores));
        }
        return runners;
    }

    private static List<Runner> unbeaten(List<Runner> runners, int places) {
        return runners.stream()
                .filter(runner ->
                        runners.stream().filter(other -> other.beats(runner)).count() < places)
                .toList();
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Runner(Candidate candidate, Scorecard card, double[] scores) {

        double mean() {
            return Arrays.stream(scores).average().orElseThrow();
        }

        boolean beats(Runner other) {
            double first = scores[0] - other.scores[0];
            boolean constant = true;
            for (int i = 1; i < scores.length; i++) {
                constant &= Math.abs(scores[i] - other.scores[i] - first) < 1e-12;
            }
            return constant
                    ? first > 0
                    : TTest.withDefaults()
                            .with(AlternativeHypothesis.GREATER_THAN)
                            .pairedTest(scores, other.scores)
                            .reject(ALPHA);
        }
    }
}
