package org.promptrefinery.search.reflection;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.promptrefinery.search.Member;
import org.promptrefinery.search.operators.Parents;

/**
 * Shows the survivors with their scores, the worst first, and asks for a better one (OPRO: Yang et al., "Large Language
 * Models as Optimizers", 2023).
 */
final class Trajectory extends Rewrite {

    private static final int MOST = 8;

    Trajectory(Consultation consultation) {
        super("trajectory", "where the scores of the survivors point to", consultation);
    }

    @Override
    Optional<String> brief(Parents parents, RandomGenerator random) {
        List<Member> worstFirst = parents.population().stream()
                .sorted(Comparator.comparingDouble(member -> member.dev().score()))
                .toList();
        if (worstFirst.size() < 2) {
            return Optional.empty();
        }
        String attempts = worstFirst.subList(Math.max(0, worstFirst.size() - MOST), worstFirst.size()).stream()
                .map(member -> attempt(member, parents.step()))
                .collect(Collectors.joining("\n"));
        return Optional.of(consultation().brief(MetaPrompt.TRAJECTORY, parents, Map.of("attempts", attempts)));
    }

    private static String attempt(Member member, int step) {
        return "<attempt>\nscore: " + Math.round(100 * member.dev().score()) + "\n"
                + ShownPrompt.sections(member.candidate().chain().prompt(step)) + "\n</attempt>";
    }
}
