package org.promptrefinery.evaluators.json;

import com.networknt.schema.Error;
import java.util.List;
import java.util.stream.Collectors;
import org.promptrefinery.evaluators.Quote;

/** What is wrong with a value by its schema, in one line. */
final class Violations {

    private static final int NAMED = 5;

    private Violations() {}

    static String described(List<Error> errors) {
        String named = errors.stream().limit(NAMED).map(Violations::described).collect(Collectors.joining("; "));
        int more = errors.size() - NAMED;
        return more > 0 ? named + "; and " + more + " more" : named;
    }

    static String described(Error error) {
        String place = error.getInstanceLocation().toString();
        return (place.isEmpty() || place.equals("$") ? "" : "at " + Quote.of(place) + " ")
                + unquoted(Quote.of(error.getMessage()));
    }

    private static String unquoted(String quoted) {
        return quoted.substring(1, quoted.length() - 1);
    }
}
