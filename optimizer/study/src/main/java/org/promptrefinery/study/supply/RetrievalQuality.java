package org.promptrefinery.study.supply;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.retrieval.Passage;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.supply.Passages;
import org.promptrefinery.search.supply.Supply;

/**
 * Whether what a case needs was among the passages that a prompt had looked up for it. What it needs is the document
 * that a tag such as {@code source:guide.pdf} names, or else a passage in which one of its reference answers stands
 * word for word, of JSON each value; the same words may stand there for another reason, so that the share is an upper
 * bound. Cases without either do not count.
 *
 * @param cases that count
 * @param found those that had what they need among their passages (recall at k)
 * @param reciprocalRank mean over the cases of 1 divided by the place of the first passage that has it, 0 where none
 *     has (mean reciprocal rank; Voorhees 1999)
 */
public record RetrievalQuality(int cases, int found, double reciprocalRank) {

    private static final String SOURCE = "source:";

    /** The share of the cases, from 0 to 1. */
    public double recall() {
        return cases == 0 ? 0 : found / (double) cases;
    }

    /** Of some cases; empty where the prompts have no passages looked up, or no case says what it needs. */
    public static Optional<RetrievalQuality> of(Chain chain, List<Case> cases, Supplies supplies) {
        Set<Passages> wishes = wishes(chain);
        List<Case> telling =
                cases.stream().filter(RetrievalQuality::tellsItsNeed).toList();
        if (wishes.isEmpty() || telling.isEmpty()) {
            return Optional.empty();
        }
        List<OptionalInt> ranks = telling.stream()
                .map(subject -> rank(subject, passages(wishes, subject, supplies)))
                .toList();
        int found = (int) ranks.stream().filter(OptionalInt::isPresent).count();
        double sum = ranks.stream()
                .mapToDouble(rank -> rank.isPresent() ? 1.0 / rank.getAsInt() : 0)
                .sum();
        return Optional.of(new RetrievalQuality(telling.size(), found, sum / telling.size()));
    }

    private static Set<Passages> wishes(Chain chain) {
        return chain.steps().stream()
                .flatMap(step -> Supply.of(step.prompt()).stream())
                .filter(Passages.class::isInstance)
                .map(Passages.class::cast)
                .sorted(Comparator.comparing(Passages::variable))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static List<Passage> passages(Set<Passages> wishes, Case subject, Supplies supplies) {
        List<Passage> all = new ArrayList<>();
        wishes.forEach(wish -> all.addAll(supplies.passages(wish, subject)));
        return all;
    }

    private static boolean tellsItsNeed(Case subject) {
        return subject.tags().stream().anyMatch(tag -> tag.startsWith(SOURCE))
                || subject.references().stream()
                        .anyMatch(text -> !Needed.by(text).isEmpty());
    }

    private static OptionalInt rank(Case subject, List<Passage> passages) {
        List<String> sources = subject.tags().stream()
                .filter(tag -> tag.startsWith(SOURCE))
                .map(tag -> tag.substring(SOURCE.length()))
                .toList();
        for (int i = 0; i < passages.size(); i++) {
            Passage passage = passages.get(i);
            if (sources.isEmpty() ? answers(passage, subject) : sources.contains(document(passage))) {
                return OptionalInt.of(i + 1);
            }
        }
        return OptionalInt.empty();
    }

    private static boolean answers(Passage passage, Case subject) {
        return subject.references().stream()
                .anyMatch(reference -> Needed.by(reference).standsIn(passage.text()));
    }

    private static String document(Passage passage) {
        int place = passage.source().lastIndexOf('#');
        return place < 0 ? passage.source() : passage.source().substring(0, place);
    }
}
