package org.promptrefinery.evaluators.words;

import java.util.Set;

/** Brings text into the form in which it is compared, in one pass. */
final class Folding {

    private static final char SPECIAL = '\uffff';

    private final Glyphs glyphs;
    private final boolean escapes;
    private final char[] ascii = new char[128];

    Folding(Set<Level> levels) {
        this.glyphs = Glyphs.at(levels);
        this.escapes = levels.contains(Level.ESCAPES);
        for (char c = 0; c < ascii.length; c++) {
            String text = glyphs.of(c).text();
            boolean special = text.isEmpty() || (escapes && Escapes.mayStart(c));
            ascii[c] = special ? SPECIAL : text.charAt(0);
        }
    }

    Folded fold(String text) {
        Folded folded = new Folded(text, text.length());
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c >= ascii.length || ascii[c] == SPECIAL) {
                at = other(text, at, folded);
            } else {
                folded.add(ascii[c], at, ++at, 0);
            }
        }
        return folded;
    }

    private int other(String text, int at, Folded folded) {
        if (escapes && Escapes.mayStart(text.charAt(at))) {
            Escapes.Decoded decoded = Escapes.at(text, at);
            if (decoded.end() > at) {
                add(decoded.codePoint(), at, decoded.end(), Level.ESCAPES.bit(), folded);
                return decoded.end();
            }
        }
        int codePoint = text.codePointAt(at);
        int end = at + Character.charCount(codePoint);
        add(codePoint, at, end, 0, folded);
        return end;
    }

    private void add(int codePoint, int start, int end, int bits, Folded folded) {
        Glyphs.Glyph glyph = glyphs.of(codePoint);
        if (glyph.text().isEmpty()) {
            folded.drop(glyph.levels());
        }
        for (int i = 0; i < glyph.text().length(); i++) {
            folded.add(glyph.text().charAt(i), start, end, bits | glyph.levels());
        }
    }
}
