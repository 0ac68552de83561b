package org.promptrefinery.search.patterns;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.promptrefinery.evaluators.CaseResult;

/** Words of answers and inputs. */
final class Words {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+(?:[-'’][\\p{L}\\p{M}\\p{N}]+)*");
    private static final Pattern POSSESSIVE = Pattern.compile("['’]s$");
    private static final int LONGEST_PHRASE = 4;

    private Words() {}

    static List<String> in(String text) {
        return WORD.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(word -> POSSESSIVE.matcher(word).replaceFirst(""))
                .toList();
    }

    /**
     * What an answer says by itself: its words, and itself if it is short, without what its inputs and references say.
     */
    static Set<String> added(CaseResult result) {
        Set<String> given = result.subject().inputs().values().stream()
                .flatMap(value -> in(value).stream())
                .map(Words::folded)
                .collect(Collectors.toSet());
        result.subject().references().forEach(reference -> in(reference).forEach(word -> given.add(folded(word))));
        List<String> words = in(result.answer());
        Set<String> added = new LinkedHashSet<>(words);
        added.removeIf(word -> given.contains(folded(word)));
        boolean ownWords = words.stream().noneMatch(word -> given.contains(folded(word)));
        if (ownWords && words.size() > 1 && words.size() <= LONGEST_PHRASE) {
            added.add(String.join(" ", words));
        }
        return added;
    }

    static String folded(String word) {
        return word.toLowerCase(Locale.ROOT);
    }
}
