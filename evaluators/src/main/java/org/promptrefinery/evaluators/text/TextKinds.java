package org.promptrefinery.evaluators.text;

import java.util.EnumSet;
import java.util.List;
import org.promptrefinery.evaluators.kind.Kind;

/** The kinds of this package. */
public final class TextKinds {

    private static final String FAMILY = "Text against a reference";

    private TextKinds() {}

    public static List<Kind> all() {
        return List.of(Kind.of(
                        "exact",
                        FAMILY,
                        "The answer equals one of the references, up to the named normalisations.",
                        "exact: {normalize: [trim, case]}",
                        options -> new ExactMatch(options.choices(
                                "normalize",
                                Normalisation.class,
                                List.copyOf(EnumSet.of(Normalisation.TRIM, Normalisation.WHITESPACE)))))
                .option(
                        "normalize",
                        "a list of trim, whitespace, case, punctuation, unicode",
                        "[trim, whitespace]",
                        "What may differ without counting."));
    }
}
