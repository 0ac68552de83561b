package org.promptrefinery.evaluators.words;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.Normalizer2;
import java.lang.Character.UnicodeScript;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.Collectors;

/**
 * What each single character stands for at the levels that look at characters one by one. Case is folded as in the
 * Unicode Standard, section 5.18; compatibility forms are decomposed (NFKD), so that this needs no neighbours.
 */
final class Glyphs {

    private static final int PAGE = 256;
    private static final int BRAILLE_BLANK = 0x2800;
    private static final String HYPHENS = "-\u2010\u2011\u2212\ufe63\uff0d";
    private static final String STROKED = "øo łl đd ħh ŧt ıi ƀb ɨi ɵo ʉu";
    private static final Set<UnicodeScript> WITH_DIACRITICS =
            Set.of(UnicodeScript.INHERITED, UnicodeScript.ARABIC, UnicodeScript.HEBREW);

    private static final Set<Level> LEVELS = Set.of(Level.UNICODE, Level.ACCENTS, Level.INVISIBLE, Level.CONFUSABLES);
    private static final Map<Set<Level>, Glyphs> KNOWN = new ConcurrentHashMap<>();

    private final Set<Level> levels;
    private final AtomicReferenceArray<AtomicReferenceArray<Glyph>> pages =
            new AtomicReferenceArray<>((Character.MAX_CODE_POINT + 1) / PAGE);

    private Glyphs(Set<Level> levels) {
        this.levels = levels;
    }

    /** Those of some levels; the others make no difference here. */
    static Glyphs at(Set<Level> levels) {
        return KNOWN.computeIfAbsent(levels.stream().filter(LEVELS::contains).collect(Collectors.toSet()), Glyphs::new);
    }

    /**
     * A character as it is compared.
     *
     * @param text nothing, or some characters; white space is one blank or one line feed
     * @param levels bits of those that changed it
     */
    record Glyph(String text, int levels) {}

    Glyph of(int codePoint) {
        AtomicReferenceArray<Glyph> page = pages.get(codePoint / PAGE);
        if (page == null) {
            page = new AtomicReferenceArray<>(PAGE);
            pages.set(codePoint / PAGE, page);
        }
        Glyph known = page.get(codePoint % PAGE);
        if (known == null) {
            known = made(codePoint);
            page.set(codePoint % PAGE, known);
        }
        return known;
    }

    private Glyph made(int codePoint) {
        if (space(codePoint)) {
            return new Glyph(lineEnd(codePoint) ? "\n" : " ", 0);
        }
        if (Boundaries.apostrophe(codePoint)) {
            return new Glyph("'", 0);
        }
        if (HYPHENS.indexOf(codePoint) >= 0) {
            return new Glyph("-", 0);
        }
        if (levels.contains(Level.INVISIBLE) && invisible(codePoint)) {
            return new Glyph("", Level.INVISIBLE.bit());
        }
        return shaped(UCharacter.foldCase(Character.toString(codePoint), true), codePoint);
    }

    private Glyph shaped(String folded, int codePoint) {
        Glyph glyph = new Glyph(folded, 0);
        if (levels.contains(Level.UNICODE)) {
            String canonical = Normalizer2.getNFDInstance().normalize(folded);
            glyph = changed(new Glyph(canonical, 0), compatible(folded), Level.UNICODE);
        }
        if (levels.contains(Level.ACCENTS)) {
            glyph = changed(glyph, bare(glyph.text()), Level.ACCENTS);
        }
        if (levels.contains(Level.CONFUSABLES) && glyph.text().chars().anyMatch(c -> c >= 128)) {
            glyph = changed(glyph, Confusables.latin(codePoint, glyph.text()), Level.CONFUSABLES);
        }
        return glyph;
    }

    private static Glyph changed(Glyph before, String after, Level level) {
        return after.equals(before.text()) ? before : new Glyph(after, before.levels() | level.bit());
    }

    private static String compatible(String text) {
        Normalizer2 nfkd = Normalizer2.getNFKDInstance();
        return nfkd.normalize(UCharacter.foldCase(nfkd.normalize(text), true));
    }

    private static String bare(String text) {
        StringBuilder bare = new StringBuilder();
        Normalizer2.getNFDInstance()
                .normalize(text)
                .codePoints()
                .filter(c -> !diacritic(c))
                .map(Glyphs::withoutStroke)
                .forEach(bare::appendCodePoint);
        return bare.toString();
    }

    private static boolean diacritic(int codePoint) {
        int type = Character.getType(codePoint);
        return (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK)
                && WITH_DIACRITICS.contains(UnicodeScript.of(codePoint));
    }

    private static int withoutStroke(int codePoint) {
        int at = codePoint < 128 ? -1 : STROKED.indexOf(codePoint);
        return at < 0 ? codePoint : STROKED.charAt(at + 1);
    }

    private static boolean space(int codePoint) {
        return Character.isWhitespace(codePoint)
                || Character.isSpaceChar(codePoint)
                || codePoint == 0x85
                || codePoint == BRAILLE_BLANK;
    }

    private static boolean lineEnd(int codePoint) {
        return (codePoint >= '\n' && codePoint <= '\r')
                || codePoint == 0x85
                || codePoint == 0x2028
                || codePoint == 0x2029;
    }

    private static boolean invisible(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.FORMAT
                || type == Character.CONTROL
                || UCharacter.hasBinaryProperty(codePoint, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
    }
}
