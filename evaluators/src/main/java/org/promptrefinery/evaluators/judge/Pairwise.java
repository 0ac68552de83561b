package org.promptrefinery.evaluators.judge;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.promptrefinery.evaluators.Calls;
import org.promptrefinery.evaluators.Evaluator;
import org.promptrefinery.evaluators.Trial;
import org.promptrefinery.evaluators.Verdict;

/**
 * Has a model compare each answer with a rival, in both orders: an answer wins only if it does so in both. What to do
 * about judges that prefer a place is from Zheng et al., "Judging LLM-as-a-Judge with MT-Bench and Chatbot Arena"
 * (2023).
 */
final class Pairwise implements Evaluator {

    static final Form FORM = Form.oneOf("better", List.of(Preference.FIRST, Preference.SECOND, Preference.NEITHER));

    private final String name;
    private final boolean needsReference;
    private final Rivals rivals;
    private final Interviewer interviewer;

    Pairwise(String name, boolean needsReference, Rivals rivals, Interviewer interviewer) {
        this.name = name;
        this.needsReference = needsReference;
        this.rivals = rivals;
        this.interviewer = interviewer;
    }

    static String task(String criteria) {
        return "Compare two answers to the same request by these criteria:\n" + criteria
                + "\n\nTheir order says nothing about them, and neither does their length. Where they are equally good,"
                + " say \"" + Preference.NEITHER + "\".";
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String version() {
        return interviewer.version();
    }

    @Override
    public boolean deterministic() {
        return false;
    }

    @Override
    public boolean needsReference() {
        return needsReference;
    }

    /** None where both answers are the same. */
    @Override
    public List<Calls> calls() {
        return List.of(interviewer.calls(0, 2));
    }

    @Override
    public List<Verdict> judge(List<Trial> trials) {
        if (!interviewer.ready()) {
            return Silence.everywhere(trials);
        }
        List<Optional<Contest>> contests = contests(trials);
        List<Outcome> outcomes = interviewer.ask(contests.stream()
                .flatMap(Optional::stream)
                .filter(contest -> !contest.same())
                .flatMap(contest -> contest.bothOrders().stream())
                .toList());
        FlipRate flips = FlipRate.of(preferences(outcomes));
        Iterator<Outcome> rest = outcomes.iterator();
        return contests.stream()
                .map(contest -> contest.map(held -> verdict(held, rest, flips)).orElseGet(this::alone))
                .toList();
    }

    private Verdict alone() {
        return new Verdict.Unscored(rivals.missing());
    }

    private List<Optional<Contest>> contests(List<Trial> trials) {
        Iterator<Optional<String>> others = rivals.of(trials).iterator();
        return trials.stream()
                .map(trial -> others.next().map(rival -> new Contest(trial, rival)))
                .toList();
    }

    private static List<Preference> preferences(List<Outcome> outcomes) {
        List<Preference> preferences = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i += 2) {
            if (outcomes.get(i) instanceof Outcome.Ruling straight
                    && outcomes.get(i + 1) instanceof Outcome.Ruling swapped) {
                preferences.add(Preference.of(straight.choice(), swapped.choice()));
            }
        }
        return preferences;
    }

    private Verdict verdict(Contest contest, Iterator<Outcome> outcomes, FlipRate flips) {
        if (contest.same()) {
            return new Verdict.Scored(Preference.TIE.score(), "the same answer as " + rivals.who());
        }
        Outcome straight = outcomes.next();
        Outcome swapped = outcomes.next();
        if (straight instanceof Outcome.Ruling one && swapped instanceof Outcome.Ruling other) {
            Preference preference = Preference.of(one.choice(), other.choice());
            return new Verdict.Scored(preference.score(), said(preference, flips) + Words.of(one));
        }
        return new Verdict.Unscored(interviewer.complaint(straight instanceof Outcome.Ruling ? swapped : straight));
    }

    private String said(Preference preference, FlipRate flips) {
        return switch (preference) {
            case WIN -> "better than " + rivals.who() + " in both orders";
            case LOSS -> "worse than " + rivals.who() + " in both orders";
            case TIE -> "as good as " + rivals.who();
            case FLIP -> "a tie, since the judge disagreed with itself when the answers changed places (" + flips + ")";
        };
    }
}
