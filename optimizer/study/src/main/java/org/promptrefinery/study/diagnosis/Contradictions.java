package org.promptrefinery.study.diagnosis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.Gist;

/** Cases that ask the same and want different answers, so that no prompt can get all of them right. */
final class Contradictions {

    private Contradictions() {}

    /** Ids of the cases that have no reference in common with another one of the same inputs. */
    static Set<String> among(Collection<Case> cases) {
        Map<String, List<Case>> alike = cases.stream()
                .filter(subject -> !subject.references().isEmpty())
                .collect(Collectors.groupingBy((Case subject) -> Gist.of(subject)));
        Set<String> contradicting = new HashSet<>();
        alike.values().forEach(same -> same.stream()
                .filter(one -> same.stream().anyMatch(other -> isAtOdds(one, other)))
                .forEach(one -> contradicting.add(one.id())));
        return contradicting;
    }

    private static boolean isAtOdds(Case one, Case other) {
        return Collections.disjoint(gists(one), gists(other));
    }

    private static List<String> gists(Case subject) {
        return new ArrayList<>(subject.references().stream().map(Gist::of).toList());
    }
}
