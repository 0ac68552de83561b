package org.promptrefinery.evaluators.words;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Finds words in texts, in all the ways that count. */
final class WordFinder {

    private final List<Search> searches = new ArrayList<>();
    private final Folding folding;

    WordFinder(List<String> words, Writing writing) {
        this.folding = new Folding(writing.levels());
        List<Word> all = words.stream()
                .map(word -> Word.of(word, folding))
                .filter(word -> !word.folded().isEmpty())
                .toList();
        List<Form> forms = all.stream()
                .flatMap(word -> Form.of(word, writing.levels()).stream())
                .toList();
        FormSearch plain = new FormSearch(forms, writing.levels(), writing.wholeWords());
        searches.add(plain);
        add(
                writing.has(Level.HYPHENATION) || writing.has(Level.LINE_BREAKS),
                () -> new BrokenSearch(plain, writing.levels()));
        add(writing.has(Level.SPACING), () -> new SpacedSearch(all, writing.levels()));
        add(writing.has(Level.STEMS), () -> new StemSearch(all, folding, writing.language()));
        add(writing.has(Level.BASE64), () -> new Base64Search(all, writing.wholeWords()));
    }

    private void add(boolean wanted, Supplier<Search> search) {
        if (wanted) {
            searches.add(search.get());
        }
    }

    /** Where words stand, by place and then the longest first; one place may be found in several ways. */
    List<Occurrence> in(String text) {
        List<Occurrence> found = new ArrayList<>();
        Folded folded = folding.fold(text);
        Consumer<Occurrence> keep = found::add;
        searches.forEach(search -> search.find(folded, keep));
        if (found.size() > 1) {
            found.sort(Comparator.comparingInt(Occurrence::start)
                    .thenComparing(Occurrence::end, Comparator.reverseOrder()));
        }
        return found;
    }

    /** Whether nothing is left of a word at some levels. */
    static boolean empty(String word, Writing writing) {
        return Word.of(word, new Folding(writing.levels())).folded().isEmpty();
    }
}
