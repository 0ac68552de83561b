package org.promptrefinery.search.landscape;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.landscape.Laws.Conflict;
import org.promptrefinery.search.landscape.Laws.Lure;
import org.promptrefinery.search.landscape.Laws.Place;

/** What can be done for a rule that is understood and does not work. */
final class Remedy {

    private static final double INSIGHT = 0.5;

    private Remedy() {}

    /** One remedy, if the reflector sees through it. */
    static Prompt unblock(Landscape landscape, Prompt prompt, int rule, RandomGenerator random) {
        List<Prompt> ways = new ArrayList<>();
        Reading reading = landscape.read(prompt);
        Laws laws = landscape.laws();
        laws.demands().stream()
                .filter(demand -> demand.rule() == rule && !reading.has(demand.needed()))
                .forEach(demand -> ways.add(say(landscape, prompt, demand.needed(), random)));
        laws.conflicts().stream()
                .filter(conflict -> conflict.concerns(rule) && reading.has(conflict.rival(rule)))
                .forEach(conflict -> ways.add(settle(landscape, prompt, conflict, rule, random)));
        laws.places().stream()
                .filter(place -> place.rule() == rule && !landscape.stands(reading, place))
                .forEach(place -> ways.add(move(landscape, prompt, place)));
        landscape.wrongs().stream()
                .filter(wrong -> wrong.victim() == rule && prompt.system().contains(wrong.text()))
                .forEach(wrong -> ways.add(Rewriting.remove(prompt, wrong.text())));
        Optional<Lure> lure = laws.lure().filter(_ -> landscape.hampered(reading, rule));
        if (lure.isPresent()) {
            return random.nextDouble() < lure.get().suspected()
                            && prompt.sections().size() > 1
                    ? Rewriting.remove(prompt, lure.get().text())
                    : prompt;
        }
        return ways.isEmpty() || random.nextDouble() >= INSIGHT ? prompt : Simulated.pick(ways, random);
    }

    private static Prompt say(Landscape landscape, Prompt prompt, int rule, RandomGenerator random) {
        HiddenRule hidden = landscape.rules().get(rule);
        return Rewriting.say(prompt, hidden, Simulated.pick(hidden.phrases(), random));
    }

    private static Prompt settle(
            Landscape landscape, Prompt prompt, Conflict conflict, int rule, RandomGenerator random) {
        if (random.nextBoolean()) {
            return say(landscape, prompt, conflict.resolver(), random);
        }
        return Rewriting.said(prompt, landscape.rules().get(conflict.rival(rule)))
                .map(text -> Rewriting.remove(prompt, text))
                .orElse(prompt);
    }

    private static Prompt move(Landscape landscape, Prompt prompt, Place place) {
        HiddenRule hidden = landscape.rules().get(place.rule());
        return Rewriting.said(prompt, hidden)
                .map(text -> Rewriting.move(prompt, text, hidden.role(), !(place instanceof Place.Last)))
                .orElse(prompt);
    }
}
