package org.promptrefinery.study;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.inference.ModelUnavailable;
import org.promptrefinery.inference.metering.StopRequested;
import org.promptrefinery.search.Assignment;
import org.promptrefinery.search.BudgetExhausted;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.Member;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.Scorer;
import org.promptrefinery.search.Section;
import org.promptrefinery.study.scoring.TooManyFailures;

/**
 * Trials of a winner without one section: frozen sections and those that are alone in their prompt are left where they
 * are. Of more than {@link Ablation#MOST_SECTIONS} the longest are tried.
 *
 * @param winner whose answers are known already
 * @param cases that it is asked again, those with a score of the first that it was asked
 * @param places of the sections that are tried
 */
record SectionTrials(Member winner, List<Case> cases, List<Place> places) {

    /** Where a section stands. */
    record Place(int step, int index) {

        Section in(Chain chain) {
            return chain.prompt(step).sections().get(index);
        }

        Chain without(Chain chain) {
            Prompt prompt = chain.prompt(step);
            List<Section> rest = new ArrayList<>(prompt.sections());
            rest.remove(index);
            return chain.with(step, prompt.with(rest));
        }
    }

    SectionTrials {
        cases = List.copyOf(cases);
        places = List.copyOf(places);
    }

    /**
     * The trials of a winner.
     *
     * @param known cases of the job; further answers to the same case are none of them and are left out
     * @param most how many cases
     */
    static SectionTrials of(Member winner, List<Case> known, int most) {
        Set<String> ids = known.stream().map(Case::id).collect(Collectors.toCollection(HashSet::new));
        List<Case> cases = winner.dev().results().stream()
                .filter(CaseResult::scored)
                .map(CaseResult::subject)
                .filter(subject -> ids.contains(subject.id()))
                .limit(most)
                .toList();
        return new SectionTrials(winner, cases, places(winner.candidate().chain()));
    }

    private static List<Place> places(Chain chain) {
        List<Place> all = IntStream.range(0, chain.size())
                .boxed()
                .filter(step -> chain.prompt(step).sections().size() > 1)
                .flatMap(
                        step -> IntStream.range(0, chain.prompt(step).sections().size())
                                .mapToObj(index -> new Place(step, index)))
                .filter(place -> !place.in(chain).frozen())
                .toList();
        Set<Place> longest = all.stream()
                .sorted(Comparator.comparingInt(
                        (Place place) -> -place.in(chain).text().length()))
                .limit(Ablation.MOST_SECTIONS)
                .collect(Collectors.toSet());
        return all.stream().filter(longest::contains).toList();
    }

    boolean isEmpty() {
        return cases.isEmpty() || places.isEmpty();
    }

    /** Asks them all at once; what cannot be asked in full is skipped, and the run has its result all the same. */
    Ablation run(Scorer scorer, long seed) {
        Chain chain = winner.candidate().chain();
        try {
            List<Scorecard> cards = scorer.score(places.stream()
                    .map(place -> new Assignment(place.without(chain), cases))
                    .toList());
            return new Ablation(
                    IntStream.range(0, places.size())
                            .mapToObj(i -> section(places.get(i), cards.get(i), seed))
                            .toList(),
                    Optional.empty());
        } catch (BudgetExhausted | TooManyFailures | ModelUnavailable failure) {
            return Ablation.skipped(String.valueOf(failure.getMessage()));
        } catch (StopRequested stopped) {
            return Ablation.skipped("interrupted");
        }
    }

    private Ablation.Section section(Place place, Scorecard without, long seed) {
        MatchedPairs pairs = MatchedPairs.of(without, winner.dev());
        return new Ablation.Section(
                place.step(),
                place.index(),
                place.in(winner.candidate().chain()).text(),
                pairs.comparison(seed),
                pairs.pairs().size());
    }
}
