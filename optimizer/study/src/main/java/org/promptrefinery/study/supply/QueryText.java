package org.promptrefinery.study.supply;

import java.text.BreakIterator;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.promptrefinery.search.supply.Passages;

/** What is looked for in documents, out of what a case asks. */
final class QueryText {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");

    private QueryText() {}

    /**
     * The text to look for.
     *
     * @param question what the case asks
     * @param frequency how often a word, in small letters, is met
     */
    static String of(Passages.Query form, String question, ToLongFunction<String> frequency) {
        return switch (form) {
            case INPUTS -> question;
            case ENDING -> ending(question);
            case RARE -> rare(question, frequency);
        };
    }

    private static String ending(String question) {
        String text = question.strip();
        BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ROOT);
        sentences.setText(text);
        sentences.last();
        int start = sentences.previous();
        return start == BreakIterator.DONE ? text : text.substring(start).strip();
    }

    /** Of equally rare words the later ones count as rarer: questions begin with the words that all of them share. */
    private static String rare(String question, ToLongFunction<String> frequency) {
        List<String> words = words(question).distinct().toList();
        if (words.isEmpty()) {
            return question;
        }
        Set<Integer> rarest = IntStream.range(0, words.size())
                .boxed()
                .sorted(Comparator.comparingLong((Integer i) -> frequency.applyAsLong(words.get(i)))
                        .thenComparing(Comparator.reverseOrder()))
                .limit((words.size() + 1) / 2)
                .collect(Collectors.toCollection(HashSet::new));
        return IntStream.range(0, words.size())
                .filter(rarest::contains)
                .mapToObj(words::get)
                .collect(Collectors.joining(" "));
    }

    /** The words of a text in small letters, in order of appearance. */
    static Stream<String> words(String text) {
        return WORD.matcher(text.toLowerCase(Locale.ROOT)).results().map(MatchResult::group);
    }
}
