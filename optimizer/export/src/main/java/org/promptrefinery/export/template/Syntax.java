package org.promptrefinery.export.template;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.promptrefinery.export.template.Piece.Variable;

/** A template language. What {@link #write} gives, {@link #render} must turn into what the pieces stand for. */
public interface Syntax {

    /**
     * The template in this language.
     *
     * @throws Unwritable when the language has no way to say it
     */
    String write(List<Piece> pieces);

    /**
     * What the program that owns the language makes of a template. It need not know more of the language than
     * {@link #write} uses.
     *
     * @throws Unwritable when the program would turn the template away, or what it would do is not known here
     */
    String render(String template, Map<String, String> values);

    /** The value of a variable. */
    static String value(String name, Map<String, String> values) {
        String value = values.get(name);
        if (value == null) {
            throw new Unwritable("'" + name + "' would be taken for a variable");
        }
        return value;
    }

    /** Refuses names that do not look as they must, or mean something else in the language. */
    static void requireNames(List<Piece> pieces, Pattern form, Set<String> reserved) {
        for (Piece piece : pieces) {
            if (piece instanceof Variable(String name) && (!form.matcher(name).matches() || reserved.contains(name))) {
                throw new Unwritable("the variable {{" + name + "}} has a name that "
                        + (reserved.contains(name) ? "means something else" : "is none") + " there");
            }
        }
    }
}
