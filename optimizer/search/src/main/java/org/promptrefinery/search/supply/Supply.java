package org.promptrefinery.search.supply;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.promptrefinery.search.Prompt;

/**
 * What a prompt wants looked up for each case: its nearest worked examples, or passages of documents. It stands in a
 * template as a variable whose name says all about it, such as <code>{{examples_3_near_question}}</code>, so that a
 * prompt is text wherever it goes and whoever sends it knows what to fill in.
 */
public sealed interface Supply permits NearestExamples, Passages {

    /** What no input of a case may be named like. */
    Pattern RESERVED = Pattern.compile("(examples|passages)_[0-9].*");

    /** The name of the variable; equal for equal wishes only. */
    String variable();

    /**
     * What a variable wants looked up; empty for the name of an ordinary input.
     *
     * @throws IllegalArgumentException when it begins like one and says what is not on offer; the message says what is
     */
    static Optional<Supply> named(String variable) {
        if (!RESERVED.matcher(variable).matches()) {
            return Optional.empty();
        }
        return Optional.of(
                variable.startsWith(Passages.PREFIX) ? Passages.parse(variable) : NearestExamples.parse(variable));
    }

    /** All that a prompt wants looked up, in order of appearance. */
    static Set<Supply> of(Prompt prompt) {
        Set<Supply> wanted = new LinkedHashSet<>();
        prompt.variables().forEach(variable -> named(variable).ifPresent(wanted::add));
        return wanted;
    }
}
