package org.promptrefinery.study.diagnosis;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.search.supply.Offer;
import org.promptrefinery.study.job.Job;

/** One diagnosis under way: it draws again what is wrong, tries the techniques, and keeps what it has heard. */
final class Session {

    private static final int DRAWS = 5;

    private final Job job;
    private final Bench bench;
    private final OwnAnswers own;
    private final Probes probes;
    private final Course course = new Course();
    private Optional<Map<String, List<CaseResult>>> draws = Optional.of(Map.of());
    private Optional<Set<String>> instructed = Optional.of(Set.of());

    /** @param own answers under the job's own prompt */
    Session(Job job, Bench bench, OwnAnswers own, Probes probes) {
        this.job = job;
        this.bench = bench;
        this.own = own;
        this.probes = probes;
    }

    /** Asks all that there is to ask; the vote comes last, because it takes what is left of the budget. */
    void run(Offer offer) {
        if (own.failed() == 0) {
            return;
        }
        if (job.sampling().temperature() > 0) {
            draws = course.attempt(this::draws);
        }
        course.tryAll(EnumSet.complementOf(EnumSet.of(Technique.VOTE)), probes, offer, own.cost());
        instructed = course.isCut(Technique.RULES) || course.isCut(Technique.EXAMPLES)
                ? Optional.empty()
                : course.attempt(() -> new Instructed(bench, probes.instructing()).cases(wrong(List.of(own.train()))));
        course.tryAll(EnumSet.of(Technique.VOTE), probes, offer, own.cost());
    }

    /**
     * What is behind each wrong answer.
     *
     * @param labelled all cases whose labels may be looked at
     */
    List<Finding> findings(Collection<Case> labelled) {
        return new Evidence(own.answers(), labelled, draws, instructed, probes.remedies()).findings();
    }

    /** What the techniques gain that were tried. */
    List<Gain> gains() {
        return Gain.of(probes.done(), job.search().seed());
    }

    /** How far it came. */
    Course course() {
        return course;
    }

    private Map<String, List<CaseResult>> draws() {
        List<Case> wrong = wrong(List.of(own.train(), own.dev()));
        return Draws.byCase(bench.ask(Draws.of(job.chain(), wrong, 1, DRAWS)).cards());
    }

    private static List<Case> wrong(List<Scorecard> cards) {
        return cards.stream()
                .flatMap(card -> card.results().stream())
                .filter(CaseResult::failed)
                .map(CaseResult::subject)
                .toList();
    }
}
