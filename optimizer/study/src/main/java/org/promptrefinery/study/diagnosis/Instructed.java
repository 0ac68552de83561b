package org.promptrefinery.study.diagnosis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.Role;

/**
 * Finds the cases that a better instruction puts right: rules, or the same worked examples for every case. What is
 * looked up for each case is no instruction, since it may hold the answer.
 *
 * @param probes that only instruct, with their answers to dev cases
 */
record Instructed(Bench bench, List<Probe> probes) {

    Instructed {
        probes = List.copyOf(probes);
    }

    /**
     * Ids of the cases that one of the probes gets right.
     *
     * @param train training cases to ask, each only until one of the probes gets it right and never where it is shown
     */
    Set<String> cases(Collection<Case> train) {
        Set<String> right = new HashSet<>();
        probes.forEach(probe -> addSolved(right, probe.after().results()));
        List<Case> open = new ArrayList<>(train);
        for (Probe probe : probes) {
            List<Case> asked = open.stream()
                    .filter(subject -> !isShown(subject, probe.chain()))
                    .toList();
            if (!asked.isEmpty()) {
                addSolved(right, bench.ask(probe.chain(), asked).first().results());
                open.removeIf(subject -> right.contains(subject.id()));
            }
        }
        return right;
    }

    private static void addSolved(Set<String> right, List<CaseResult> results) {
        results.stream()
                .filter(CaseResult::solved)
                .forEach(result -> right.add(result.subject().id()));
    }

    private static boolean isShown(Case subject, Chain chain) {
        return chain.steps().getLast().prompt().sections().stream()
                .filter(section -> section.role() == Role.EXAMPLE)
                .anyMatch(section -> subject.inputs().values().stream()
                        .anyMatch(input -> !input.isBlank() && section.text().contains(input.strip())));
    }
}
