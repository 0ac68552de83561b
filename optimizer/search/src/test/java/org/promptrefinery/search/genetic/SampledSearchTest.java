package org.promptrefinery.search.genetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.evaluators.Verdict;
import org.promptrefinery.search.Assignment;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.Generation;
import org.promptrefinery.search.Goal;
import org.promptrefinery.search.Limits;
import org.promptrefinery.search.Member;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.Role;
import org.promptrefinery.search.Scorer;
import org.promptrefinery.search.Search;
import org.promptrefinery.search.SearchSettings;
import org.promptrefinery.search.Section;
import org.promptrefinery.search.Size;
import org.promptrefinery.search.operators.Parents;
import org.promptrefinery.search.operators.Proposal;
import org.promptrefinery.search.operators.Proposer;

/** A model that tosses a coin for each answer, and prompts that make the coin worse. */
class SampledSearchTest {

    private static final List<Case> TRAIN = Script.cases(100, 16);
    private static final List<Case> DEV = Script.cases(0, 16);
    private static final Chain SEED = Script.chain("0");

    @Test
    void eachDevCaseOfTheWinnerIsAskedAsOftenAsTheSettingsSay() {
        Coin coin = new Coin(1);
        Search search = search(coin, 3, 1);
        Member winner = search.conclude(run(search)).winner();
        assertThat(winner.dev().results()).hasSize(3 * DEV.size());
        assertThat(coin.asked)
                .containsAll(DEV.stream()
                        .flatMap(subject -> IntStream.range(0, 3)
                                .mapToObj(sample -> winner.candidate().id() + " " + subject.id() + " " + sample))
                        .toList());
        assertThat(coin.asked).noneMatch(line -> line.matches(".* 1\\d\\d [1-9]"));
        assertThat(coin.asked).noneMatch(line -> line.endsWith(" 3"));
    }

    /** All other prompts are worse than the first one. */
    @Test
    void withMoreSamplesALuckyPromptIsNotCrowned() {
        List<Member> once = winners(1);
        List<Member> often = winners(6);
        assertThat(kept(often)).isGreaterThan(kept(once) + 3);
        assertThat(optimism(often)).isLessThan(optimism(once) / 2);
    }

    private static List<Member> winners(int samples) {
        return LongStream.range(0, 30)
                .mapToObj(seed -> {
                    Search search = search(new Coin(seed), samples, seed);
                    return search.conclude(run(search)).winner();
                })
                .toList();
    }

    private static long kept(List<Member> winners) {
        return winners.stream()
                .filter(winner -> winner.candidate().chain().equals(SEED))
                .count();
    }

    /** How much better winners seem than they are, in the mean. */
    private static double optimism(List<Member> winners) {
        return winners.stream()
                .mapToDouble(winner ->
                        winner.dev().score() - Coin.chance(winner.candidate().chain()))
                .average()
                .orElseThrow();
    }

    private static Search search(Scorer scorer, int samples, long seed) {
        SearchSettings settings = new SearchSettings(
                new Size(4, 6, 8, 8, 8, 0), new Limits(600, 0.1, List.of()), Goal.SCORE, samples, 1, 0, seed);
        return EvolutionarySearch.of(settings, TRAIN, DEV, scorer, List.of(new Guess()));
    }

    private static Generation run(Search search) {
        Generation current = search.start(SEED);
        while (search.finished(current).isEmpty()) {
            current = search.next(current);
        }
        return current;
    }

    /** Answers rightly with a chance that is greatest for the first prompt. */
    private static final class Coin implements Scorer {

        private final long seed;
        private final Set<String> asked = new TreeSet<>();

        Coin(long seed) {
            this.seed = seed;
        }

        static double chance(Chain chain) {
            return chain.equals(SEED) ? 0.6 : 0.4;
        }

        @Override
        public List<Scorecard> score(List<Assignment> assignments) {
            return assignments.stream().map(this::card).toList();
        }

        private Scorecard card(Assignment assignment) {
            List<CaseResult> results = new ArrayList<>();
            for (Case subject : assignment.cases()) {
                String key = assignment.chain().id() + " " + subject.id() + " " + assignment.sample();
                asked.add(key);
                boolean right = new SplittableRandom(Objects.hash(seed, key)).nextDouble() < chance(assignment.chain());
                Verdict verdict = right ? Verdict.pass("heads") : Verdict.fail("tails");
                results.add(new CaseResult(subject, "", verdict, true, Map.of()));
            }
            return new Scorecard(results, 1);
        }

        @Override
        public int promptTokens(Prompt prompt) {
            return 1;
        }
    }

    /** Writes another number. */
    private static final class Guess implements Proposer {

        @Override
        public String name() {
            return "guess";
        }

        @Override
        public List<Optional<Proposal>> propose(List<Parents> batch, RandomGenerator random) {
            return batch.stream().map(parents -> guess(parents, random)).toList();
        }

        private static Optional<Proposal> guess(Parents parents, RandomGenerator random) {
            Section number = new Section(Role.INSTRUCTION, "" + random.nextInt(1_000_000));
            return Optional.of(parents.child(parents.prompt().with(List.of(number)), "why not"));
        }
    }
}
