package org.promptrefinery.evaluators;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;

/**
 * Cases shared out, each to exactly one part.
 *
 * @param train what operators learn from
 * @param dev what selects
 * @param test what proves, once
 */
public record Split(List<Case> train, List<Case> dev, List<Case> test) {

    private static final int FEWEST_CASES = 10;
    private static final int FEWEST_IN_A_PART = 2;
    private static final int PARTS = 3;

    public Split {
        train = List.copyOf(train);
        dev = List.copyOf(dev);
        test = List.copyOf(test);
    }

    /**
     * A random split in which every group of tags has nearly the given shares and cases with the same inputs stay
     * together. It depends on the cases and the seed, not on their order.
     *
     * @throws BadInput when there are too few cases for three parts
     */
    public static Split of(List<Case> cases, Shares shares, long seed) {
        Random random =
                Random.from(RandomGeneratorFactory.of("L64X128MixRandom").create(seed));
        List<List<Case>> parts = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        double[] owed = new double[PARTS];
        for (List<List<Case>> stratum : strata(cases)) {
            Collections.shuffle(stratum, random);
            deal(stratum, shares, parts, owed);
        }
        parts.forEach(part -> part.sort(Comparator.comparing(Case::id)));
        if (cases.size() < FEWEST_CASES || parts.stream().anyMatch(part -> part.size() < FEWEST_IN_A_PART)) {
            throw new BadInput(cases.size() + " cases are too few to split into train, dev and test; at least "
                    + FEWEST_CASES + " with different inputs are needed, and some hundred to prove a gain");
        }
        return new Split(parts.get(0), parts.get(1), parts.get(2));
    }

    /** Duplicates as one unit, units by their tags; all in an order that follows from the content. */
    private static List<List<List<Case>>> strata(List<Case> cases) {
        Map<String, List<Case>> units = cases.stream()
                .sorted(Comparator.comparing(Case::id))
                .collect(Collectors.groupingBy((Case subject) -> Gist.of(subject), TreeMap::new, Collectors.toList()));
        Map<String, List<List<Case>>> strata = units.values().stream()
                .collect(Collectors.groupingBy(
                        unit -> String.join("\n", unit.getFirst().tags()),
                        TreeMap::new,
                        Collectors.toCollection(ArrayList::new)));
        return List.copyOf(strata.values());
    }

    /** What a part is owed carries over from stratum to stratum, so that small strata do not all round the same way. */
    private static void deal(List<List<Case>> units, Shares shares, List<List<Case>> parts, double[] owed) {
        double[] share = {shares.train(), shares.dev(), shares.test()};
        double total = shares.train() + shares.dev() + shares.test();
        for (List<Case> unit : units) {
            int most = 0;
            for (int part = 0; part < PARTS; part++) {
                owed[part] += unit.size() * share[part] / total;
                most = owed[part] > owed[most] ? part : most;
            }
            owed[most] -= unit.size();
            parts.get(most).addAll(unit);
        }
    }
}
