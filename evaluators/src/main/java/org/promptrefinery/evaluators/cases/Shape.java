package org.promptrefinery.evaluators.cases;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.StreamSupport;

/** Which program's rows they are, and how they become cases. */
@FunctionalInterface
interface Shape {

    /** The row in the form that all cases have; what is wrong in it is found later. */
    Shaped apply(Row row);

    /** The shape of a file, told by the fields of its first row. */
    static Shape of(Row first, Columns columns, ObjectNode shared) {
        ObjectNode row = first.values();
        if (!columns.isNone()) {
            return new TableShape(columns);
        }
        if (row.path("vars").isObject() || row.has("assert") || hasExpectedColumn(row)) {
            return new PromptfooShape(shared.path("defaultTest"));
        }
        if (row.has("inputs")) {
            return row.has("outputs") || row.has("dataset_id")
                    ? ExportShapes::langSmith
                    : own -> Shaped.of(own.values());
        }
        if (isLangfuse(row)) {
            return ExportShapes::langfuse;
        }
        return isSample(row) ? ExportShapes::sample : new TableShape(TableShape.byName(row));
    }

    private static boolean isSample(ObjectNode row) {
        return row.path("input").isArray() || (row.has("input") && (row.has("ideal") || row.has("target")));
    }

    private static boolean hasExpectedColumn(ObjectNode row) {
        return StreamSupport.stream(((Iterable<String>) row::fieldNames).spliterator(), false)
                .anyMatch(name -> name.startsWith(PromptfooShape.COLUMN));
    }

    private static boolean isLangfuse(ObjectNode row) {
        boolean dataset = row.has("expectedOutput") || row.has("expected_output");
        boolean trace = row.has("output") && (row.has("timestamp") || row.has("traceId") || row.has("startTime"));
        return row.has("input") && (dataset || trace);
    }
}
