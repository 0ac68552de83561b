package org.promptrefinery.report;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MeyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What became of a text, in words. Lines are matched first and words only within lines that resemble each other, since
 * words of unrelated sentences that happen to match are no help to a reader. Matching is after E. Myers, "An O(ND)
 * Difference Algorithm and Its Variations", 1986, in linear space.
 */
final class WordDiff {

    private static final Pattern WORD = Pattern.compile("\\s+|[\\p{L}\\p{N}\\p{M}_]+|.", Pattern.DOTALL);
    private static final Pattern LINE = Pattern.compile("[^\\n]*\\n|[^\\n]+");
    private static final Pattern BLANK = Pattern.compile("\\s+");
    private static final double RESEMBLANCE = 0.6;
    private static final int MOST_WORDS = 8_000;
    private static final int MOST_LINES = 4_000;
    private static final int MOST_MATCHED = 40;

    /** What became of a piece. */
    enum Kind {
        SAME,
        REMOVED,
        ADDED
    }

    /** A piece of the old text, the new one, or both. */
    record Piece(Kind kind, String text) {}

    /** Parts that are the same, and those that differ behind them. */
    private record Change(List<String> same, List<String> removed, List<String> added) {

        static final Change NONE = new Change(List.of(), List.of(), List.of());

        Change and(List<String> alsoRemoved, List<String> alsoAdded) {
            return new Change(same, joined(removed, alsoRemoved), joined(added, alsoAdded));
        }

        private static List<String> joined(List<String> first, List<String> second) {
            return Stream.concat(first.stream(), second.stream()).toList();
        }
    }

    private final List<Piece> pieces = new ArrayList<>();

    private WordDiff() {}

    /**
     * Pieces in order, neighbours of different kinds: without the added ones they are the old text, without the removed
     * ones the new.
     */
    static List<Piece> of(String before, String after) {
        WordDiff diff = new WordDiff();
        for (Change change : changes(parts(LINE, before), parts(LINE, after), MOST_LINES)) {
            diff.add(Kind.SAME, change.same());
            diff.lines(change.removed(), change.added());
        }
        return List.copyOf(diff.pieces);
    }

    /** An old line meets the next new line that resembles it. */
    private void lines(List<String> removed, List<String> added) {
        int done = 0;
        int taken = 0;
        boolean few = removed.size() <= MOST_MATCHED && added.size() <= MOST_MATCHED;
        for (int i = 0; few && i < removed.size(); i++) {
            for (int j = taken; j < added.size(); j++) {
                List<Change> words = words(removed.get(i), added.get(j));
                if (resemble(words, removed.get(i), added.get(j))) {
                    add(new Change(List.of(), removed.subList(done, i), added.subList(taken, j)));
                    words.forEach(this::add);
                    done = i + 1;
                    taken = j + 1;
                    break;
                }
            }
        }
        add(new Change(List.of(), removed.subList(done, removed.size()), added.subList(taken, added.size())));
    }

    private static List<Change> words(String before, String after) {
        return changes(parts(WORD, before), parts(WORD, after), MOST_WORDS);
    }

    /** The coefficient of L. Dice, 1945, over characters. */
    private static boolean resemble(List<Change> words, String before, String after) {
        int same = words.stream()
                .flatMap(change -> change.same().stream())
                .mapToInt(WordDiff::ink)
                .sum();
        return 2.0 * same >= RESEMBLANCE * (ink(before) + ink(after));
    }

    private static int ink(String text) {
        return BLANK.matcher(text).replaceAll("").length();
    }

    private void add(Change change) {
        add(Kind.SAME, change.same());
        add(Kind.REMOVED, change.removed());
        add(Kind.ADDED, change.added());
    }

    private void add(Kind kind, List<String> parts) {
        String text = String.join("", parts);
        if (text.isEmpty()) {
            return;
        }
        boolean more = !pieces.isEmpty() && pieces.getLast().kind() == kind;
        pieces.add(new Piece(kind, more ? pieces.removeLast().text() + text : text));
    }

    private static List<Change> changes(List<String> before, List<String> after, int most) {
        if (before.size() + after.size() > most) {
            return List.of(new Change(List.of(), before, after));
        }
        List<Change> changes = new ArrayList<>();
        List<AbstractDelta<String>> deltas = DiffUtils.diff(
                        before, after, new MeyersDiffWithLinearSpace<>(), null, true)
                .getDeltas();
        for (AbstractDelta<String> delta : deltas) {
            List<String> old = delta.getSource().getLines();
            if (delta.getType() == DeltaType.EQUAL) {
                changes.add(new Change(old, List.of(), List.of()));
            } else {
                Change last = changes.isEmpty() ? Change.NONE : changes.removeLast();
                changes.add(last.and(old, delta.getTarget().getLines()));
            }
        }
        return changes;
    }

    private static List<String> parts(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).toList();
    }
}
