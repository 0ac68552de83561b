package org.promptrefinery.search.landscape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.Role;
import org.promptrefinery.search.Section;
import org.promptrefinery.search.landscape.Laws.Lure;
import org.promptrefinery.search.landscape.Laws.Place;

/**
 * A simulated model and its task: hidden rules, and how they act together. Whether a case is answered rightly is a
 * matter of a probability that follows from the prompt's text, so that the true score of any prompt is a finite sum.
 *
 * @param seed of the answers that are left to chance
 * @param start the prompt to be improved
 * @param order in which all rules can work together
 */
public record Landscape(
        long seed,
        Prompt start,
        List<HiddenRule> rules,
        List<Integer> order,
        List<CaseType> types,
        List<WrongRule> wrongs,
        Laws laws) {

    public Landscape {
        rules = List.copyOf(rules);
        order = List.copyOf(order);
        types = List.copyOf(types);
        wrongs = List.copyOf(wrongs);
    }

    /** The chain to be improved. */
    public Chain seedChain() {
        return Chain.of(start);
    }

    /** So many cases, the same for the same name of a part. */
    public List<Case> cases(String part, int count) {
        return IntStream.range(0, count)
                .mapToObj(index -> Questions.ask(this, part + index))
                .toList();
    }

    /** Expected score of a chain over all cases that there could be. */
    public double trueScore(Chain chain) {
        return trueScore(read(chain.prompt(0)));
    }

    /** The highest true score that any prompt has. */
    public double optimum() {
        return trueScore(bestReading());
    }

    /** A prompt whose true score is the optimum. */
    public Chain best() {
        List<Section> sections = new ArrayList<>();
        Reading reading = bestReading();
        laws.lure()
                .filter(_ -> reading.lured())
                .ifPresent(lure -> sections.add(new Section(Role.INSTRUCTION, lure.text())));
        reading.rules().forEach(rule -> sections.add(new Section(rules.get(rule).role(), shortest(rules.get(rule)))));
        return Chain.of(sections.isEmpty() ? start : start.with(sections));
    }

    Reading read(Prompt prompt) {
        String text = prompt.system();
        Map<Integer, Integer> positions = new TreeMap<>();
        Set<Integer> shown = shown(prompt);
        for (int rule = 0; rule < rules.size(); rule++) {
            int position = rules.get(rule).positionIn(text);
            if (position >= 0) {
                positions.put(rule, position);
            } else if (shown.contains(rule)) {
                positions.put(rule, text.length());
            }
        }
        List<Integer> ordered = positions.keySet().stream()
                .sorted(Comparator.comparing(positions::get))
                .toList();
        Set<Integer> broken = new HashSet<>();
        wrongs.stream()
                .filter(wrong -> wrong.victim() >= 0 && text.contains(wrong.text()))
                .forEach(wrong -> broken.add(wrong.victim()));
        boolean lured = laws.lure().filter(lure -> text.contains(lure.text())).isPresent();
        return new Reading(ordered, broken, lured, sentences(text));
    }

    /** Chance of a right answer to a case with these needs. */
    double chance(Reading reading, List<Integer> needs) {
        double chance = attention(reading);
        for (int need : needs) {
            chance *= met(reading, need);
        }
        return chance;
    }

    /** Whether a rule does all it can. */
    boolean works(Reading reading, int rule) {
        return obeyed(reading, rule) && !hampered(reading, rule);
    }

    boolean hampered(Reading reading, int rule) {
        return reading.lured()
                && laws.lure().filter(lure -> lure.hampered().contains(rule)).isPresent();
    }

    boolean stands(Reading reading, Place place) {
        List<Integer> present = reading.rules();
        return switch (place) {
            case Place.First first -> present.getFirst() == first.rule();
            case Place.Last last -> present.getLast() == last.rule();
            case Place.Before before ->
                !present.contains(before.other()) || present.indexOf(before.rule()) < present.indexOf(before.other());
        };
    }

    /** Chance of a right answer where every rule works. */
    private double attention(Reading reading) {
        int beyond = Math.max(0, reading.sentences() - laws.length().free());
        return Math.max(0, laws.chance().competence() - beyond * laws.length().penalty());
    }

    private double met(Reading reading, int rule) {
        double guess = reading.lured()
                ? laws.lure().map(Lure::guess).orElse(0.0)
                : laws.chance().guess();
        if (!obeyed(reading, rule)) {
            return guess;
        }
        return hampered(reading, rule)
                ? Math.max(guess, laws.lure().map(Lure::working).orElse(1.0))
                : 1;
    }

    private boolean obeyed(Reading reading, int rule) {
        return reading.has(rule)
                && !reading.broken().contains(rule)
                && laws.demands().stream()
                        .filter(demand -> demand.rule() == rule)
                        .allMatch(demand -> reading.has(demand.needed()))
                && laws.conflicts().stream()
                        .filter(conflict -> conflict.concerns(rule))
                        .allMatch(conflict -> !reading.has(conflict.rival(rule)) || reading.has(conflict.resolver()))
                && laws.places().stream()
                        .filter(place -> place.rule() == rule)
                        .allMatch(place -> stands(reading, place));
    }

    private double trueScore(Reading reading) {
        double[] met = IntStream.range(0, rules.size())
                .mapToDouble(rule -> met(reading, rule))
                .toArray();
        double score = 0;
        for (CaseType type : types) {
            double chance = type.probability();
            for (int need : type.needs()) {
                chance *= met[need];
            }
            score += chance;
        }
        return score * attention(reading);
    }

    /** All sets of rules are tried, each at its shortest and in an order in which all can work. */
    private Reading bestReading() {
        int[] lengths = rules.stream()
                .mapToInt(rule -> rule.understood().isEmpty() ? 0 : sentences(shortest(rule)))
                .toArray();
        Reading best = new Reading(List.of(), Set.of(), false, 1);
        double score = trueScore(best);
        for (int set = 0; set < 1 << rules.size(); set++) {
            for (int lures = 0; lures <= (laws.lure().isPresent() ? 1 : 0); lures++) {
                Reading reading = reading(set, lures, lengths);
                double other = trueScore(reading);
                if (other > score) {
                    best = reading;
                    score = other;
                }
            }
        }
        return best;
    }

    private Reading reading(int set, int lures, int[] lengths) {
        List<Integer> chosen = order.stream()
                .filter(rule -> (set >> rule & 1) == 1 && lengths[rule] > 0)
                .toList();
        int length = chosen.stream().mapToInt(rule -> lengths[rule]).sum();
        return new Reading(chosen, Set.of(), lures > 0, length + lures);
    }

    private static String shortest(HiddenRule rule) {
        return rule.understood().stream()
                .min(Comparator.comparingInt(Landscape::sentences).thenComparing(phrase -> phrase))
                .orElseThrow();
    }

    private Set<Integer> shown(Prompt prompt) {
        Set<Integer> shown = new TreeSet<>();
        for (Section section : prompt.sections()) {
            if (section.role() == Role.EXAMPLE) {
                List<Integer> needs = Questions.needs(this, section.text());
                if (needs.size() == 1 && rules.get(needs.getFirst()).byExample()) {
                    shown.add(needs.getFirst());
                }
            }
        }
        return shown;
    }

    private static int sentences(String text) {
        return (int) text.lines()
                .flatMap(line -> Arrays.stream(line.split("(?<=[.?])\\s+", -1)))
                .filter(sentence -> !sentence.isBlank())
                .count();
    }
}
