package org.promptrefinery.evaluators.words;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Finds forms of words letter by letter, with leet spelling where that counts. */
final class FormSearch implements Search {

    private static final int NO = -1;

    private final List<Form> forms;
    private final Automaton automaton;
    private final boolean possessives;
    private final boolean wholeWords;

    FormSearch(List<Form> forms, Set<Level> levels, boolean wholeWords) {
        this.forms = forms;
        this.automaton = new Automaton(forms.stream().map(Form::text).toList(), levels.contains(Level.LEET));
        this.possessives = levels.contains(Level.POSSESSIVES);
        this.wholeWords = wholeWords;
    }

    @Override
    public void find(Folded text, Consumer<Occurrence> found) {
        find(text, 0, found);
    }

    /** Only those that need one of some levels; 0 for all. */
    void find(Folded text, int needed, Consumer<Occurrence> found) {
        automaton.scan(
                text.chars(), text.length(), (pattern, last) -> look(text, forms.get(pattern), last, needed, found));
    }

    private void look(Folded text, Form form, int last, int needed, Consumer<Occurrence> found) {
        int first = last + 1 - form.text().length();
        int levels = text.levels(first, last + 1) | form.level();
        if ((needed != 0 && (levels & needed) == 0) || halves(text, first, last)) {
            return;
        }
        int leet = leet(text, first, form);
        int end = wholeWords && leet != NO ? end(text, first, last) : last;
        if (leet != NO && end != NO && meant(text, form.word(), first, last)) {
            int all = levels | leet | (end > last ? Level.POSSESSIVES.bit() : 0);
            found.accept(new Occurrence(text.start(first), text.end(end), form.word(), all));
        }
    }

    private static boolean meant(Folded text, Word word, int first, int last) {
        boolean lookAlike = (text.levels(first, last + 1) & Level.CONFUSABLES.bit()) != 0 || word.lookAlike();
        return !lookAlike || Scripts.meant(text.original(), text.start(first), text.end(last), word);
    }

    /** A pattern may begin or end within what one character became, such as the "ml" of "㏖"; that is no finding. */
    private static boolean halves(Folded text, int first, int last) {
        boolean front = first > 0 && text.start(first - 1) == text.start(first);
        boolean back = last + 1 < text.length() && text.start(last + 1) == text.start(last);
        return front || (back && Boundaries.word(text, last + 1));
    }

    /** Bits of the levels by which characters are taken for those of the form. */
    private static int leet(Folded text, int first, Form form) {
        int replaced = NO;
        int length = form.text().length();
        for (int i = 0; i < length; i++) {
            char shown = text.at(first + i);
            char meant = form.text().charAt(i);
            boolean same = shown == meant || (meant == ' ' && text.space(first + i));
            if (!same && !Leet.standsFor(shown, meant)) {
                return NO;
            }
            replaced = same ? replaced : i;
        }
        if (replaced == NO) {
            return 0;
        }
        boolean plausible = form.word().size() >= Form.FEWEST_LETTERS
                && Leet.plausible(new String(text.chars(), first, length), replaced);
        return plausible ? Level.LEET.bit() : NO;
    }

    /** Index of the last character, an ending included; or that there is no whole word. */
    private int end(Folded text, int first, int last) {
        if (possessives) {
            int ending = ending(text, last);
            if (ending > last && Boundaries.around(text, first, ending)) {
                return ending;
            }
        }
        return Boundaries.around(text, first, last) ? last : NO;
    }

    private static int ending(Folded text, int last) {
        int at = last + 1;
        if (at + 1 < text.length() && Boundaries.apostrophe(text.at(at))) {
            at++;
        }
        return at < text.length() && text.at(at) == 's' ? at : last;
    }
}
