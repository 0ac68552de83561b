package org.promptrefinery.export.training;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** What is said of the answers to a question. A person's word outweighs all others. */
final class Question {

    private final SequencedMap<String, Standing> answers = new LinkedHashMap<>();

    /** What is said of one answer. */
    private static final class Standing {

        private final Set<Source> forIt = EnumSet.noneOf(Source.class);
        private final Set<Source> againstIt = EnumSet.noneOf(Source.class);

        boolean hear(Claim claim) {
            return (claim.right() ? forIt : againstIt).add(claim.source());
        }

        /** The most trusted of those who are right about it; empty when they are not of one mind. */
        Optional<Claim> settled(String answer) {
            boolean human =
                    forIt.stream().anyMatch(Source::human) || againstIt.stream().anyMatch(Source::human);
            Optional<Source> right = first(forIt, human);
            Optional<Source> wrong = first(againstIt, human);
            if (right.isPresent() == wrong.isPresent()) {
                return Optional.empty();
            }
            return right.or(() -> wrong).map(source -> new Claim(answer, right.isPresent(), source));
        }

        private static Optional<Source> first(Set<Source> sources, boolean human) {
            return sources.stream().filter(source -> source.human() == human).findFirst();
        }
    }

    /** Whether a claim is new; several prompts often get the same answer. */
    boolean hear(Claim claim) {
        return answers.computeIfAbsent(claim.answer(), _ -> new Standing()).hear(claim);
    }

    /** What is to be learned by a method; what is left out is counted. */
    List<Example> examples(Method method, Tally tally) {
        List<Claim> right = new ArrayList<>();
        List<Claim> wrong = new ArrayList<>();
        answers.forEach((answer, standing) -> standing.settled(answer)
                .ifPresentOrElse(claim -> (claim.right() ? right : wrong).add(claim), () -> tally.lose(Loss.DISPUTED)));
        right.sort(Comparator.comparing(Claim::source));
        return switch (method) {
            case SFT -> demonstration(right, wrong, tally);
            case DPO -> pairs(right, wrong, tally);
            case KTO -> labelled(right, wrong);
        };
    }

    private static List<Example> demonstration(List<Claim> right, List<Claim> wrong, Tally tally) {
        tally.lose(Loss.WRONG, wrong.size());
        tally.lose(Loss.SPARE, Math.max(0, right.size() - 1));
        return right.stream()
                .limit(1)
                .<Example>map(best -> new Example.Demonstration(best.answer(), best.source()))
                .toList();
    }

    private static List<Example> pairs(List<Claim> right, List<Claim> wrong, Tally tally) {
        if (right.isEmpty() || wrong.isEmpty()) {
            tally.lose(Loss.NO_PARTNER, right.size() + wrong.size());
            return List.of();
        }
        tally.lose(Loss.SPARE, right.size() - 1);
        Claim best = right.getFirst();
        List<Example> pairs = new ArrayList<>();
        for (Claim worse : wrong) {
            if (worse.answer().strip().equals(best.answer().strip())) {
                tally.lose(Loss.NEAR_DUPLICATE);
            } else {
                pairs.add(new Example.Pair(best.answer(), worse.answer(), best.source()));
            }
        }
        return pairs;
    }

    private static List<Example> labelled(List<Claim> right, List<Claim> wrong) {
        List<Example> labelled = new ArrayList<>();
        right.forEach(claim -> labelled.add(new Example.Labelled(claim.answer(), true, claim.source())));
        wrong.forEach(claim -> labelled.add(new Example.Labelled(claim.answer(), false, claim.source())));
        return labelled;
    }
}
