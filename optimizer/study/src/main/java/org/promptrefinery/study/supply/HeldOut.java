package org.promptrefinery.study.supply;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.promptrefinery.evaluators.Case;

/**
 * Finds cases that must stay unseen in texts that may be shown: a question word for word, with one of its answers near
 * by. Letter case, punctuation and white space make no difference. A question of fewer than 16 characters is too common
 * to be found, as for the leaks of prompts (overlap of n-grams; Brown et al. 2020).
 */
final class HeldOut {

    private static final Pattern WORD =
            Pattern.compile("\\p{IsIdeographic}|[\\p{L}\\p{M}\\p{N}&&[^\\p{IsIdeographic}]]+");
    private static final int SHORTEST = 16;
    private static final int BEGINNING = 3;

    /** How many words lie between a question and its answer at most. */
    private static final int NEAR = 40;

    private record Planted(String id, List<String> question, List<List<String>> answers) {}

    private final Map<List<String>, List<Planted>> byBeginning = new HashMap<>();

    HeldOut(List<Case> cases, Asked asked) {
        for (Case subject : cases) {
            String question = asked.by(subject);
            List<String> words = words(question);
            if (question.strip().length() >= SHORTEST && words.size() >= BEGINNING) {
                byBeginning
                        .computeIfAbsent(words.subList(0, BEGINNING), _ -> new ArrayList<>())
                        .add(new Planted(
                                subject.id(),
                                words,
                                subject.references().stream()
                                        .map(HeldOut::words)
                                        .filter(answer -> !answer.isEmpty())
                                        .toList()));
            }
        }
    }

    /** The ids of the cases that a text holds. */
    Set<String> in(String text) {
        List<String> words = words(text);
        Set<String> found = new LinkedHashSet<>();
        for (int start = 0; start + BEGINNING <= words.size(); start++) {
            for (Planted planted : byBeginning.getOrDefault(words.subList(start, start + BEGINNING), List.of())) {
                if (stands(planted.question(), words, start) && isAnswered(planted, words, start)) {
                    found.add(planted.id());
                }
            }
        }
        return found;
    }

    private static boolean isAnswered(Planted planted, List<String> words, int start) {
        int end = start + planted.question().size();
        return planted.answers().stream()
                .anyMatch(answer -> stands(answer, words, Math.max(0, start - NEAR - answer.size()), start)
                        || stands(answer, words, end, Math.min(words.size(), end + NEAR + answer.size())));
    }

    private static boolean stands(List<String> part, List<String> words, int from, int to) {
        for (int start = from; start + part.size() <= to; start++) {
            if (stands(part, words, start)) {
                return true;
            }
        }
        return false;
    }

    private static boolean stands(List<String> part, List<String> words, int start) {
        return start + part.size() <= words.size()
                && words.subList(start, start + part.size()).equals(part);
    }

    private static List<String> words(String text) {
        return WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .toList();
    }
}
