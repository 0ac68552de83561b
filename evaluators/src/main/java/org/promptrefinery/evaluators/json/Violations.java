package org.promptrefinery.evaluators.json;

import com.networknt.schema.Error;
import java.util.List;
import org.promptrefinery.evaluators.Quote;

/** What is wrong with a value by its schema, in one line. */
final class Violations {

    private static final int NAMED = 5;

    private Violations() {}

    static String described(List<Error> errors) {
        List<String> named = errors.stream()
                .map(Violations::described)
                .distinct()
                .limit(NAMED)
                .toList();
        int more = errors.size() - named.size();
        return String.join("; ", named) + (more > 0 ? "; and " + more + " more" : "");
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
