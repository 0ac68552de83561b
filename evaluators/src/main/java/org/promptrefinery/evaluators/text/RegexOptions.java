package org.promptrefinery.evaluators.text;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;
import java.util.OptionalInt;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Evaluator;
import org.promptrefinery.evaluators.Nearest;
import org.promptrefinery.evaluators.kind.Options;

/** Reads the options of the kind {@code regex}. */
final class RegexOptions {

    private RegexOptions() {}

    static Evaluator made(Options options) {
        Pattern pattern = pattern(options);
        return new PatternMatch(pattern, options.flag("full", false), group(options, pattern));
    }

    private static Pattern pattern(Options options) {
        String pattern = options.requiredText("pattern", "\"[0-9]+\"");
        try {
            return Pattern.compile(pattern);
        } catch (PatternSyntaxException broken) {
            throw new BadInput(
                    options.where() + ".pattern: '" + pattern + "' is no RE2 pattern: " + broken.getMessage(), broken);
        }
    }

    private static OptionalInt group(Options options, Pattern pattern) {
        Optional<String> given = options.text("group");
        if (given.isEmpty()) {
            return OptionalInt.empty();
        }
        if (pattern.namedGroups().containsKey(given.get())) {
            return OptionalInt.of(pattern.namedGroups().getOrDefault(given.get(), 0));
        }
        if (!given.get().matches("[0-9]{1,3}") || Integer.parseInt(given.get()) > pattern.groupCount()) {
            throw options.wrong(
                    "group",
                    "a group of the pattern, from 0 (the whole match) to " + pattern.groupCount() + ", or its name."
                            + Nearest.maybe(given.get(), pattern.namedGroups().keySet()));
        }
        return OptionalInt.of(Integer.parseInt(given.get()));
    }
}
