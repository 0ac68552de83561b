package org.promptrefinery.evaluators.words;

import com.ibm.icu.text.Normalizer2;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Finds inflections of words. Only words that begin like one that is looked for are stemmed, since stemmers change
 * endings.
 */
final class StemSearch implements Search {

    private static final int KEYS = 4096;
    private static final int LONGEST = 64;

    private record Phrase(Word word, List<Inflected> parts) {}

    private record Inflected(String text, String stem) {}

    private record Token(int from, int to) {}

    private final Language language;
    private final Map<String, List<Phrase>> byFirstStem = new HashMap<>();
    private final BitSet beginnings = new BitSet(KEYS);

    StemSearch(List<Word> words, Folding folding, Language language) {
        this.language = language;
        words.forEach(word -> add(word, folding.fold(word.given())));
    }

    private void add(Word word, Folded text) {
        List<Inflected> parts = new ArrayList<>();
        for (Token token = next(text, 0); token.from() < text.length(); token = next(text, token.to())) {
            if (parts.isEmpty()) {
                beginnings.set(key(text, token.from()));
            }
            parts.add(inflected(text, token));
        }
        if (!parts.isEmpty()) {
            Phrase phrase = new Phrase(word, List.copyOf(parts));
            byFirstStem
                    .computeIfAbsent(parts.getFirst().stem(), _ -> new ArrayList<>())
                    .add(phrase);
        }
    }

    @Override
    public void find(Folded text, Consumer<Occurrence> found) {
        for (Token token = next(text, 0); token.from() < text.length(); token = next(text, token.to())) {
            if (token.to() - token.from() > 1 && beginnings.get(key(text, token.from()))) {
                Token here = token;
                Inflected first = inflected(text, here);
                byFirstStem.getOrDefault(first.stem(), List.of()).stream()
                        .filter(phrase -> same(first, phrase.parts().getFirst()))
                        .forEach(phrase -> look(text, here, phrase, found));
            }
        }
    }

    private void look(Folded text, Token first, Phrase phrase, Consumer<Occurrence> found) {
        Token last = first;
        for (Inflected part : phrase.parts().subList(1, phrase.parts().size())) {
            Token next = next(text, last.to());
            boolean follows = next.from() == last.to() + 1 && next.from() < text.length();
            if (!follows || !same(inflected(text, next), part)) {
                return;
            }
            last = next;
        }
        if (Boundaries.around(text, first.from(), last.to() - 1)) {
            int start = text.start(first.from());
            int end = text.end(last.to() - 1);
            found.accept(new Occurrence(start, end, phrase.word(), Level.STEMS.bit()));
        }
    }

    private boolean same(Inflected one, Inflected other) {
        return one.stem().equals(other.stem())
                && (language != Language.ENGLISH || Inflections.same(one.text(), other.text()));
    }

    private Inflected inflected(Folded text, Token token) {
        String folded = new String(text.chars(), token.from(), token.to() - token.from());
        if (folded.length() > LONGEST) {
            return new Inflected(folded, folded);
        }
        boolean latin = language != Language.RUSSIAN && folded.chars().allMatch(c -> c < 128);
        String original = text.original().substring(text.start(token.from()), text.end(token.to() - 1));
        String small = latin ? folded : Normalizer2.getNFCInstance().normalize(original.toLowerCase(Locale.ROOT));
        return new Inflected(small, Stems.of(small, language));
    }

    /** From the two first letters, without diacritics and with "i" for "y" ("dying" is of "die"). */
    private static int key(Folded text, int from) {
        int first = base(text.at(from));
        int second = from + 1 < text.length() ? base(text.at(from + 1)) : 0;
        return (first * 61 + second) % KEYS;
    }

    private static int base(char c) {
        char letter = c < 128
                ? c
                : Normalizer2.getNFDInstance().normalize(String.valueOf(c)).charAt(0);
        return letter == 'y' ? 'i' : letter;
    }

    private static Token next(Folded text, int from) {
        int start = from;
        while (start < text.length() && !Boundaries.word(text, start)) {
            start++;
        }
        int end = start;
        while (end < text.length() && Boundaries.word(text, end)) {
            end++;
        }
        return new Token(start, end);
    }
}
