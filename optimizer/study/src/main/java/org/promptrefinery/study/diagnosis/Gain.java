package org.promptrefinery.study.diagnosis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.statistics.Holm;
import org.promptrefinery.search.statistics.PairedComparison;
import org.promptrefinery.study.MatchedPairs;

/**
 * What a technique gains over the job's own prompt on the same dev cases.
 *
 * @param chain the prompts that were asked
 * @param pairs answers without and with it
 * @param comparison of the two
 * @param adjusted its p-value, adjusted for all techniques that were tried (Holm 1979)
 * @param cost of answering a case so
 */
public record Gain(
        Technique technique, Chain chain, MatchedPairs pairs, PairedComparison comparison, double adjusted, Cost cost) {

    private static final double SIGNIFICANCE = 0.05;

    /** Of all that was tried, in the same order. */
    static List<Gain> of(Collection<Probe> probes, long seed) {
        List<MatchedPairs> pairs = probes.stream()
                .map(probe -> MatchedPairs.of(probe.before(), probe.after()))
                .toList();
        List<PairedComparison> comparisons =
                pairs.stream().map(pair -> pair.comparison(seed)).toList();
        double[] adjusted = Holm.adjust(
                comparisons.stream().mapToDouble(PairedComparison::pValue).toArray());
        List<Gain> gains = new ArrayList<>();
        for (Probe probe : probes) {
            int at = gains.size();
            gains.add(new Gain(
                    probe.technique(), probe.chain(), pairs.get(at), comparisons.get(at), adjusted[at], probe.cost()));
        }
        return gains;
    }

    /** Whether it helps beyond chance and breaks no gate more often. */
    public boolean isProven() {
        return comparison.difference() > 0 && adjusted < SIGNIFICANCE && !pairs.breaksMoreGates();
    }
}
