package org.promptrefinery.evaluators.words;

import java.util.List;
import org.promptrefinery.evaluators.kind.Kind;

/** The kinds of this package. */
public final class WordKinds {

    private static final String FAMILY = "Words";

    private WordKinds() {}

    public static List<Kind> all() {
        return List.of(Kind.of(
                        "forbidden",
                        FAMILY,
                        "None of the words occurs in the answer.",
                        "forbidden: {words: [Romeo, \"in my opinion\"]}",
                        options -> new ForbiddenWords(options.words("words")))
                .option("words", "a list of words or phrases", "required", "What must not be said.")
                .asGate());
    }
}
