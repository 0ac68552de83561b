package org.promptrefinery.export.template;

import java.util.ArrayList;
import java.util.List;
import org.promptrefinery.search.Template;

/** A part of a template of ours: text that stands for itself, or a variable. */
public sealed interface Piece {

    /** Text that stands for itself, whatever it looks like; never empty, and never two in a row. */
    record Text(String text) implements Piece {}

    /** The place of a value. */
    record Variable(String name) implements Piece {}

    /** The parts of a template, in order. */
    static List<Piece> of(String template) {
        List<Piece> pieces = new ArrayList<>();
        Template.split(template, text -> add(pieces, text), name -> pieces.add(new Variable(name)));
        return List.copyOf(pieces);
    }

    /** Several templates with a line break between each two; a variable never reaches from one into the next. */
    static List<Piece> joined(List<String> templates) {
        List<Piece> pieces = new ArrayList<>();
        for (String template : templates) {
            if (!pieces.isEmpty()) {
                add(pieces, "\n");
            }
            Template.split(template, text -> add(pieces, text), name -> pieces.add(new Variable(name)));
        }
        return List.copyOf(pieces);
    }

    private static void add(List<Piece> pieces, String text) {
        if (text.isEmpty()) {
            return;
        }
        if (!pieces.isEmpty() && pieces.getLast() instanceof Text before) {
            pieces.set(pieces.size() - 1, new Text(before.text() + text));
        } else {
            pieces.add(new Text(text));
        }
    }
}
