package org.promptrefinery.search.operators;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Which of many worked examples make a set. */
enum ShownChoice {
    /** Any; which of many sets is best is for the search to find out (random search in DSPy, Khattab et al. 2023). */
    ANY {
        @Override
        List<Shown> of(List<Shown> shuffled, int count) {
            return shuffled.subList(0, count);
        }
    },
    /** Questions that are unlike each other, each as far as can be from those before it (Gonzalez 1985). */
    DIVERSE {
        @Override
        List<Shown> of(List<Shown> shuffled, int count) {
            List<Set<String>> words = shuffled.stream().map(ShownChoice::words).toList();
            double[] nearest = new double[words.size()];
            List<Shown> chosen = new ArrayList<>();
            int next = 0;
            while (chosen.size() < count) {
                chosen.add(shuffled.get(next));
                for (int i = 0; i < nearest.length; i++) {
                    nearest[i] = i == next ? 2 : Math.max(nearest[i], likeness(words.get(i), words.get(next)));
                }
                next = least(nearest);
            }
            return chosen;
        }
    },
    /** As many different answers as can be, so that each label is shown. */
    COVERING {
        @Override
        List<Shown> of(List<Shown> shuffled, int count) {
            Map<String, Integer> times = new LinkedHashMap<>();
            List<List<Shown>> rounds = new ArrayList<>();
            for (Shown one : shuffled) {
                int round = times.merge(one.answer().strip(), 1, Integer::sum) - 1;
                if (round == rounds.size()) {
                    rounds.add(new ArrayList<>());
                }
                rounds.get(round).add(one);
            }
            return rounds.stream().flatMap(List::stream).limit(count).toList();
        }
    };

    /** So many of these, in an order by chance; all of them where there are no more. */
    List<Shown> draw(List<Shown> pool, int count, RandomGenerator random) {
        List<Shown> shuffled = new ArrayList<>(pool);
        Collections.shuffle(shuffled, Random.from(random));
        List<Shown> chosen = new ArrayList<>(of(shuffled, Math.min(count, shuffled.size())));
        Collections.shuffle(chosen, Random.from(random));
        return chosen;
    }

    abstract List<Shown> of(List<Shown> shuffled, int count);

    private static Set<String> words(Shown shown) {
        return new HashSet<>(
                Arrays.asList(shown.question().toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)));
    }

    /** The share of words in common (Jaccard). */
    private static double likeness(Set<String> one, Set<String> other) {
        long both = one.stream().filter(other::contains).count();
        return (double) both / (one.size() + other.size() - both);
    }

    private static int least(double[] values) {
        int least = 0;
        for (int i = 1; i < values.length; i++) {
            least = values[i] < values[least] ? i : least;
        }
        return least;
    }
}
