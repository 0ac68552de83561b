package org.promptrefinery.evaluators.words;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Finds words whose letters stand one by one with the same separator between them. A short word must be all that is
 * spaced out, so that no "ace" is found in "A C E G" or "a b c" in a list; a longer one may be among other letters.
 */
final class SpacedSearch implements Search {

    private static final int FEWEST = 3;
    private static final int FEWEST_IN_LISTS = 4;
    private static final String TIGHT = "-._*\u00b7\u2022~";
    private static final int FEWEST_AMONG_OTHERS = 5;
    private static final int WIDEST_SEPARATOR = 3;
    private static final int USUAL_LENGTH = 15;

    private final List<Word> words;
    private final FormSearch letters;

    SpacedSearch(List<Word> words, Set<Level> levels) {
        this.words = words.stream().filter(word -> word.size() >= FEWEST).toList();
        this.letters = new FormSearch(
                this.words.stream().flatMap(SpacedSearch::squeezed).toList(), levels, false);
    }

    private static Stream<Form> squeezed(Word word) {
        return word.foldings().stream().map(folded -> new Form(folded.replace(" ", ""), word, Level.SPACING.bit()));
    }

    @Override
    public void find(Folded text, Consumer<Occurrence> found) {
        int at = words.isEmpty() ? text.length() : single(text, 0);
        while (at < text.length()) {
            at = run(text, at, found);
        }
    }

    /** Looks at the letters from one on that have the same separators, and says where the next ones may begin. */
    private int run(Folded text, int first, Consumer<Occurrence> found) {
        int second = follower(text, first);
        if (second < 0) {
            return single(text, first + 1);
        }
        Folded run = new Folded(text.original(), USUAL_LENGTH);
        add(text, first, run);
        int last = first;
        for (int next = second; next >= 0; next = sameGap(text, first, second, last)) {
            add(text, next, run);
            last = next;
        }
        look(run, second == first + 2 && TIGHT.indexOf(text.at(first + 1)) >= 0 ? FEWEST : FEWEST_IN_LISTS, found);
        return last;
    }

    private void look(Folded run, int fewest, Consumer<Occurrence> found) {
        if (run.length() < fewest) {
            return;
        }
        letters.find(run, occurrence -> {
            boolean all = occurrence.start() == run.start(0) && occurrence.end() == run.end(run.length() - 1);
            if (occurrence.word().size() >= (all ? fewest : FEWEST_AMONG_OTHERS)) {
                found.accept(occurrence);
            }
        });
    }

    private static void add(Folded text, int index, Folded run) {
        run.add(text.at(index), text.start(index), text.end(index), text.levels(index));
    }

    private static int sameGap(Folded text, int first, int second, int last) {
        int next = follower(text, last);
        boolean same = next >= 0
                && text.original()
                        .regionMatches(
                                text.end(first),
                                text.original(),
                                text.end(last),
                                Math.max(text.start(second) - text.end(first), text.start(next) - text.end(last)));
        return same && text.start(next) - text.end(last) == text.start(second) - text.end(first) ? next : -1;
    }

    /** The next letter that stands alone, if it is near, or -1. */
    private static int follower(Folded text, int index) {
        int next = index + 1;
        while (next < text.length() && !Boundaries.word(text, next)) {
            next++;
            if (next - index > WIDEST_SEPARATOR + 1) {
                return -1;
            }
        }
        return next < text.length() && next > index + 1 && alone(text, next) ? next : -1;
    }

    /** The next letter from an index on that stands alone, or the length. */
    private static int single(Folded text, int from) {
        int at = from;
        boolean before = from > 0 && Boundaries.word(text, from - 1);
        while (at < text.length()) {
            boolean here = Boundaries.word(text, at);
            if (here && !before && (at + 1 == text.length() || !Boundaries.word(text, at + 1))) {
                return at;
            }
            before = here;
            at++;
        }
        return at;
    }

    private static boolean alone(Folded text, int index) {
        return (index == 0 || !Boundaries.word(text, index - 1))
                && (index + 1 == text.length() || !Boundaries.word(text, index + 1));
    }
}
