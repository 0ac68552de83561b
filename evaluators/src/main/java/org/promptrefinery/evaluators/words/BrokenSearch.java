package org.promptrefinery.evaluators.words;

import java.util.Set;
import java.util.function.Consumer;

/** Finds words that a line's end breaks in two. */
final class BrokenSearch implements Search {

    private static final String HYPHENS = "-\u2010\u2011\u00ad";

    private final FormSearch forms;
    private final boolean hyphenated;
    private final boolean bare;

    BrokenSearch(FormSearch forms, Set<Level> levels) {
        this.forms = forms;
        this.hyphenated = levels.contains(Level.HYPHENATION);
        this.bare = levels.contains(Level.LINE_BREAKS);
    }

    @Override
    public void find(Folded text, Consumer<Occurrence> found) {
        Folded joined = null;
        int done = 0;
        for (int i = 1; i + 1 < text.length(); i++) {
            int joint = text.at(i) == '\n' ? joint(text, i) : 0;
            if (joint != 0) {
                joined = joined == null ? new Folded(text.original(), text.length()) : joined;
                copy(text, done, joint == Level.HYPHENATION.bit() && hyphen(text.at(i - 1)) ? i - 1 : i, joined);
                joined.drop(joint);
                done = i + 1;
            }
        }
        if (joined != null) {
            copy(text, done, text.length(), joined);
            forms.find(joined, Level.HYPHENATION.bit() | Level.LINE_BREAKS.bit(), found);
        }
    }

    /** The level that joins what is before and behind a line's end, or 0. */
    private int joint(Folded text, int lineEnd) {
        if (!Boundaries.word(text, lineEnd + 1) || !single(text, lineEnd)) {
            return 0;
        }
        boolean dropped = text.original().charAt(text.start(lineEnd) - 1) == '\u00ad';
        boolean hyphen = hyphen(text.at(lineEnd - 1)) && lineEnd > 1 && Boundaries.word(text, lineEnd - 2);
        if (hyphen || dropped) {
            return hyphenated ? Level.HYPHENATION.bit() : 0;
        }
        return bare && Boundaries.word(text, lineEnd - 1) ? Level.LINE_BREAKS.bit() : 0;
    }

    private static boolean hyphen(char c) {
        return HYPHENS.indexOf(c) >= 0;
    }

    /** Whether no empty line stands there. */
    private static boolean single(Folded text, int lineEnd) {
        int feeds = 0;
        for (int i = text.start(lineEnd); i < text.end(lineEnd); i++) {
            feeds += text.original().charAt(i) == '\n' ? 1 : 0;
        }
        return feeds < 2;
    }

    private static void copy(Folded from, int start, int end, Folded to) {
        for (int i = start; i < end; i++) {
            to.add(from.at(i), from.start(i), from.end(i), from.levels(i));
        }
    }
}
