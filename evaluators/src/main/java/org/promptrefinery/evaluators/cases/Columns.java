package org.promptrefinery.evaluators.cases;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the columns of a table mean. A column is a name in a header, a field of an object, or a path of such fields with
 * dots between them.
 *
 * @param inputs column of each input, by the name of the template variable; empty for all columns that are left over
 * @param fields column of each of {@link #FIELDS} that the table has
 * @param tags columns whose values are tags
 */
public record Columns(Map<String, String> inputs, Map<String, String> fields, List<String> tags) {

    /** What a column can be besides an input or a tag. */
    public static final List<String> FIELDS = List.of("expected", "id", "weight", "answer", "vote", "correction");

    /** Nothing is said, so that the names must say it. */
    public static final Columns NONE = new Columns(Map.of(), Map.of(), List.of());

    public Columns {
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        tags = List.copyOf(tags);
    }

    /** Whether nothing is said. */
    public boolean isNone() {
        return equals(NONE);
    }
}
