package org.promptrefinery.report;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MeyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What became of a text, in words. Lines are matched first and words only within lines that resemble each other, since
 * words of unrelated sentences that happen to match are no help to a reader. Matching is after E. Myers, "An O(ND)
 * Difference Algorithm and Its Variations", 1986, in linear space.
 */
final class WordDiff {

    private static final Pattern WORD = Pattern.compile("\\s+|[\\p{L}\\p{N}\\p{M}_]+|.", Pattern.DOTALL);
    private static final Pattern LINE = Pattern.compile("[^\\n]*\\n|[^\\n]+");
    private static final double RESEMBLANCE = 0.5;
    private static final int MOST_WORDS = 8_000;
    private static final int MOST_LINES = 4_000;

    /** What became of a piece. */
    enum Kind {
        SAME,
        REMOVED,
        ADDED
    }

    /** A piece of the old text, the new one, or both. */
    record Piece(Kind kind, String text) {}

    private final List<Piece> pieces = new ArrayList<>();

    private WordDiff() {}

    /**
     * Pieces in order, neighbours of different kinds: without the added ones the old text, without the removed ones the
     * new.
     */
    static List<Piece> of(String before, String after) {
        WordDiff diff = new WordDiff();
        diff.lines(parts(LINE, before), parts(LINE, after));
        return List.copyOf(diff.pieces);
    }

    private void lines(List<String> before, List<String> after) {
        if (before.size() + after.size() > MOST_LINES) {
            replace(String.join("", before), String.join("", after));
            return;
        }
        for (AbstractDelta<String> delta : deltas(before, after)) {
            List<String> old = delta.getSource().getLines();
            List<String> now = delta.getTarget().getLines();
            if (delta.getType() == DeltaType.EQUAL) {
                add(Kind.SAME, String.join("", old));
            } else if (old.size() == now.size()) {
                for (int i = 0; i < old.size(); i++) {
                    words(old.get(i), now.get(i));
                }
            } else {
                words(String.join("", old), String.join("", now));
            }
        }
    }

    private void words(String before, String after) {
        List<String> old = parts(WORD, before);
        List<String> now = parts(WORD, after);
        if (old.size() + now.size() > MOST_WORDS) {
            replace(before, after);
            return;
        }
        List<AbstractDelta<String>> deltas = deltas(old, now);
        int same = deltas.stream()
                .filter(delta -> delta.getType() == DeltaType.EQUAL)
                .mapToInt(delta ->
                        String.join("", delta.getSource().getLines()).strip().length())
                .sum();
        if (same < RESEMBLANCE * Math.max(before.strip().length(), after.strip().length())) {
            replace(before, after);
            return;
        }
        for (AbstractDelta<String> delta : deltas) {
            String source = String.join("", delta.getSource().getLines());
            if (delta.getType() == DeltaType.EQUAL) {
                add(Kind.SAME, source);
            } else {
                replace(source, String.join("", delta.getTarget().getLines()));
            }
        }
    }

    private void replace(String before, String after) {
        add(Kind.REMOVED, before);
        add(Kind.ADDED, after);
    }

    private void add(Kind kind, String text) {
        if (text.isEmpty()) {
            return;
        }
        if (!pieces.isEmpty() && pieces.getLast().kind() == kind) {
            pieces.add(new Piece(kind, pieces.removeLast().text() + text));
        } else {
            pieces.add(new Piece(kind, text));
        }
    }

    private static List<AbstractDelta<String>> deltas(List<String> before, List<String> after) {
        return DiffUtils.diff(before, after, new MeyersDiffWithLinearSpace<>(), null, true)
                .getDeltas();
    }

    private static List<String> parts(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group).toList();
    }
}
