package org.promptrefinery.evaluators.words;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.promptrefinery.evaluators.Judging;
import org.promptrefinery.evaluators.Quote;
import org.promptrefinery.evaluators.Trial;
import org.promptrefinery.evaluators.Verdict;

/** Whether an answer is free of certain words or phrases, however they are written, but for some exceptions. */
final class ForbiddenWords extends Judging {

    private static final int MOST_NAMED = 5;

    private final WordFinder words;
    private final Optional<WordFinder> exceptions;

    ForbiddenWords(List<String> words, List<String> exceptions, Writing writing) {
        super(
                "forbidden(" + String.join(",", words)
                        + (exceptions.isEmpty() ? "" : "; except " + String.join(",", exceptions))
                        + writing.description() + ")",
                false);
        this.words = new WordFinder(words, writing);
        this.exceptions = exceptions.isEmpty() ? Optional.empty() : Optional.of(new WordFinder(exceptions, writing));
    }

    @Override
    public String version() {
        return "2";
    }

    @Override
    protected Verdict verdict(Trial trial) {
        String answer = trial.answer();
        List<Occurrence> found = occurrences(answer);
        if (found.isEmpty()) {
            return Verdict.pass("no forbidden word");
        }
        Set<String> named = new LinkedHashSet<>();
        found.forEach(occurrence -> named.add(named(occurrence, answer)));
        String more = named.size() > MOST_NAMED ? " and " + (named.size() - MOST_NAMED) + " more" : "";
        return Verdict.fail("says " + named.stream().limit(MOST_NAMED).collect(Collectors.joining(", ")) + more);
    }

    /** Where the answer says a forbidden word, in order, each place once. */
    List<Occurrence> occurrences(String answer) {
        List<Occurrence> found = words.in(answer);
        if (found.isEmpty()) {
            return found;
        }
        List<Occurrence> shields = exceptions.map(finder -> finder.in(answer)).orElse(List.of());
        return outermost(unshielded(found, outermost(shields)));
    }

    /** No shield is inside another, so that the last one that begins before an occurrence reaches farthest. */
    private static List<Occurrence> unshielded(List<Occurrence> found, List<Occurrence> shields) {
        NavigableMap<Integer, Occurrence> byStart = new TreeMap<>();
        shields.forEach(shield -> byStart.put(shield.start(), shield));
        return found.stream()
                .filter(occurrence -> {
                    Map.Entry<Integer, Occurrence> shield = byStart.floorEntry(occurrence.start());
                    return shield == null || !occurrence.inside(shield.getValue());
                })
                .toList();
    }

    private static List<Occurrence> outermost(List<Occurrence> ordered) {
        List<Occurrence> kept = new ArrayList<>();
        for (Occurrence occurrence : ordered) {
            if (kept.isEmpty() || occurrence.end() > kept.getLast().end()) {
                kept.add(occurrence);
            }
        }
        return kept;
    }

    private static String named(Occurrence occurrence, String answer) {
        String spelling = occurrence.spelling(answer);
        return occurrence.levels() == 0 || occurrence.word().spelled(spelling)
                ? Quote.of(spelling)
                : Quote.of(spelling) + " (" + occurrence.word().given() + " by " + Level.words(occurrence.levels())
                        + ")";
    }
}
