package org.promptrefinery.study.diagnosis;

import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.search.Assignment;
import org.promptrefinery.search.BudgetExhausted;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.Section;
import org.promptrefinery.search.supply.Offer;

/**
 * Tries the techniques: what is to be chosen is chosen on training cases, what is measured is measured on dev cases.
 */
final class Probes {

    private static final int VOTERS = 5;
    private static final int FEWEST_VOTED = 20;

    private final Bench bench;
    private final Optional<Bench> second;
    private final Plan plan;
    private final Scorecard dev;
    private final Variants variants;
    private final Map<Technique, Probe> done = new EnumMap<>(Technique.class);
    private final Map<Technique, List<Section>> added = new EnumMap<>(Technique.class);

    /** A technique that does not apply here. */
    static final class Inapplicable extends Exception {
        private static final long serialVersionUID = 1;

        Inapplicable(String why) {
            super(why);
        }
    }

    /**
     * @param second the bench of a second model, if one is named
     * @param dev answers of the job's own prompt to the dev cases of the plan
     */
    Probes(Bench bench, Optional<Bench> second, Plan plan, Scorecard dev, Variants variants) {
        this.bench = bench;
        this.second = second;
        this.plan = plan;
        this.dev = dev;
        this.variants = variants;
    }

    /** What was tried. */
    Collection<Probe> done() {
        return List.copyOf(done.values());
    }

    /**
     * Tries one.
     *
     * @param offer what can be looked up
     * @param own what answering a case costs under the job's own prompt
     * @throws Inapplicable with the reason
     */
    void run(Technique technique, Offer offer, Cost own) throws Inapplicable {
        switch (technique) {
            case RULES -> measure(technique, chosen(variants.rules(), "the wrong answers show no pattern"));
            case EXAMPLES -> add(technique, seed(), variants.examples(), "no training case can be shown");
            case NEAREST -> {
                require(offer.examples(), "there are no answered training cases");
                add(technique, seed(), List.of(Variants.nearest()), "");
            }
            case FACTS -> {
                require(offer.passages(), "the job names no documents");
                add(technique, seed(), Variants.facts(), "");
            }
            case RULES_AND_EXAMPLES -> combine(technique, List.of(Technique.EXAMPLES, Technique.NEAREST));
            case RULES_AND_FACTS -> combine(technique, List.of(Technique.FACTS));
            case MODEL -> onSecond(technique);
            case VOTE -> vote(own);
        }
    }

    /** Those that only instruct: rules, the same worked examples for every case, or both. */
    List<Probe> instructing() {
        List<Section> shown = added.getOrDefault(Technique.EXAMPLES, List.of());
        return done.values().stream()
                .filter(probe -> switch (probe.technique()) {
                    case RULES, EXAMPLES -> true;
                    case RULES_AND_EXAMPLES -> shown.equals(added.get(Technique.RULES_AND_EXAMPLES));
                    case NEAREST, FACTS, RULES_AND_FACTS, MODEL, VOTE -> false;
                })
                .toList();
    }

    /**
     * What gives each case what it needs to know, or asks otherwise, with the ids of the dev cases that it gets right.
     */
    SequencedMap<Technique, Set<String>> remedies() {
        SequencedMap<Technique, Set<String>> remedies = new LinkedHashMap<>();
        for (Technique technique : List.of(
                Technique.FACTS, Technique.RULES_AND_FACTS, Technique.NEAREST, Technique.MODEL, Technique.VOTE)) {
            Probe probe = done.get(technique);
            if (probe != null) {
                remedies.put(
                        technique,
                        probe.after().results().stream()
                                .filter(CaseResult::solved)
                                .map(result -> result.subject().id())
                                .collect(Collectors.toSet()));
            }
        }
        return remedies;
    }

    private void measure(Technique technique, Chain chain) {
        Bench.Answered answered = bench.ask(chain, plan.dev());
        done.put(
                technique, new Probe(technique, chain, dev, answered.first(), Cost.of(answered.usage(), chain.size())));
    }

    private void add(Technique technique, Chain to, List<List<Section>> sets, String none) throws Inapplicable {
        List<Chain> chains =
                sets.stream().map(sections -> Variants.with(to, sections)).toList();
        Chain best = chosen(chains, none);
        added.put(technique, sets.get(chains.indexOf(best)));
        measure(technique, best);
    }

    /** The one that does best on some training cases; among equals the first. */
    private Chain chosen(List<Chain> chains, String none) throws Inapplicable {
        require(!chains.isEmpty(), none);
        if (chains.size() == 1) {
            return chains.getFirst();
        }
        List<Scorecard> cards = bench.ask(chains.stream()
                        .map(chain -> new Assignment(chain, plan.trial()))
                        .toList())
                .cards();
        Scorecard best = cards.stream()
                .min(Comparator.comparingInt(Scorecard::gatesBroken)
                        .thenComparing(
                                Comparator.comparingDouble(Scorecard::score).reversed()))
                .orElseThrow();
        return chains.get(cards.indexOf(best));
    }

    /** Rules, and the best of what can be added to them. */
    private void combine(Technique technique, List<Technique> others) throws Inapplicable {
        Probe rules = done.get(Technique.RULES);
        Optional<Probe> other = others.stream()
                .map(done::get)
                .flatMap(Stream::ofNullable)
                .max(Comparator.comparingDouble(probe -> probe.after().score()));
        require(rules != null && other.isPresent(), "only where both alone were tried");
        if (rules != null) {
            List<Section> sections = added.getOrDefault(other.orElseThrow().technique(), List.of());
            added.put(technique, sections);
            measure(technique, Variants.with(rules.chain(), sections));
        }
    }

    private void onSecond(Technique technique) throws Inapplicable {
        Bench other = second.orElseThrow(() -> new Inapplicable("name one with --second-model SPEC"));
        Bench.Answered answered = other.ask(seed(), plan.dev());
        done.put(
                technique,
                new Probe(technique, seed(), dev, answered.first(), Cost.of(answered.usage(), seed().size())));
    }

    /** On as many dev cases as can be paid; draws of a job that answers by chance have in part been paid before. */
    private void vote(Cost own) {
        int cases = (int) Math.min(plan.dev().size(), bench.affordable() / VOTERS);
        if (cases < Math.min(FEWEST_VOTED, plan.dev().size())) {
            throw new BudgetExhausted("the budget leaves room for " + cases + " cases with " + VOTERS + " draws each");
        }
        Scorecard before = new Scorecard(dev.results().subList(0, cases), dev.promptTokens());
        List<Scorecard> draws = bench.draw(seed(), plan.dev().subList(0, cases), VOTERS);
        done.put(Technique.VOTE, new Probe(Technique.VOTE, seed(), before, Ballot.of(draws), own.times(VOTERS)));
    }

    private Chain seed() {
        return variants.seed();
    }

    private static void require(boolean applies, String why) throws Inapplicable {
        if (!applies) {
            throw new Inapplicable(why);
        }
    }
}
