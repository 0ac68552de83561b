package org.promptrefinery.evaluators.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Nearest;

/** Rows of any table whose columns were given a meaning. */
final class TableShape implements Shape {

    private final Columns columns;
    private boolean checked;

    TableShape(Columns columns) {
        this.columns = columns;
    }

    /** Columns that are called what they are; those of logs only where there are votes or corrections. */
    static Columns byName(ObjectNode row) {
        boolean logs = row.has("vote") || row.has("correction");
        Map<String, String> fields = new LinkedHashMap<>();
        for (String field : Columns.FIELDS) {
            if (row.has(field) && (logs || !field.equals("answer"))) {
                fields.put(field, field);
            }
        }
        return new Columns(Map.of(), fields, row.has("tags") ? List.of("tags") : List.of());
    }

    @Override
    public Shaped apply(Row row) {
        if (!checked) {
            requireColumns(row);
            checked = true;
        }
        ObjectNode values = Shaped.values(inputs(row));
        columns.fields().forEach((field, column) -> put(values, field, column, row));
        List<String> tags = new ArrayList<>();
        columns.tags().forEach(column -> tags.addAll(Tags.of(cell(row, column).orElse(MissingNode.getInstance()))));
        if (!tags.isEmpty()) {
            values.set("tags", Flat.list(tags));
        }
        return Shaped.of(values);
    }

    private ObjectNode inputs(Row row) {
        ObjectNode inputs = JsonNodeFactory.instance.objectNode();
        if (!columns.inputs().isEmpty()) {
            columns.inputs().forEach((name, column) -> inputs.put(name, input(row, column)));
            return inputs;
        }
        Set<String> taken = new HashSet<>(columns.fields().values());
        taken.addAll(columns.tags());
        row.values().properties().forEach(field -> {
            if (!taken.contains(field.getKey())) {
                requireName(field.getKey(), row);
                inputs.put(field.getKey(), text(field.getValue()));
            }
        });
        return inputs;
    }

    private static void requireName(String column, Row row) {
        if (!column.equals(Flat.name(column))) {
            throw new BadInput(row.where() + ": the column '" + column + "' cannot be named in a template; give it a"
                    + " name in the job, such as cases: {file: ..., inputs: {" + Flat.name(column) + ": \"" + column
                    + "\"}}");
        }
    }

    private static String input(Row row, String column) {
        return text(cell(row, column)
                .orElseThrow(() -> new BadInput(row.where() + ": there is no column '" + column + "'."
                        + Nearest.maybe(column, names(row)) + " Columns are " + String.join(", ", names(row)))));
    }

    /** A row of a log keeps an empty vote, which tells it from a row that no one could vote on. */
    private static void put(ObjectNode values, String field, String column, Row row) {
        JsonNode node = cell(row, column).orElse(NullNode.getInstance());
        boolean empty = node.isNull() || (node.isArray() && node.isEmpty());
        if (field.equals("vote") || field.equals("correction")) {
            values.put(field, text(node));
        } else if (!empty) {
            switch (field) {
                case "weight" -> values.put(field, weight(node, row.where() + ": the column '" + column + "'"));
                case "expected" -> values.set(field, node.isObject() ? textNode(node) : node);
                default -> values.put(field, text(node));
            }
        }
    }

    private static JsonNode textNode(JsonNode node) {
        return JsonNodeFactory.instance.textNode(Flat.answer(node));
    }

    private static BigDecimal weight(JsonNode node, String where) {
        try {
            return new BigDecimal(node.asText().strip());
        } catch (NumberFormatException noNumber) {
            throw new BadInput(where + " is " + Excerpt.of(node) + ", but must be a number above 0", noNumber);
        }
    }

    private void requireColumns(Row row) {
        columns.inputs().forEach((name, column) -> require("inputs." + name, column, row));
        columns.fields().forEach((field, column) -> require(field, column, row));
        columns.tags().forEach(column -> require("tags", column, row));
    }

    private static void require(String field, String column, Row row) {
        if (cell(row, column).isEmpty()) {
            throw new BadInput(row.where() + ": cases." + field + " names the column '" + column
                    + "', but there is none." + Nearest.maybe(column, names(row)) + " Columns are "
                    + String.join(", ", names(row)));
        }
    }

    /** The value of a column or of a path; a null where the cell is empty. */
    private static Optional<JsonNode> cell(Row row, String column) {
        JsonNode node = row.values().path(column);
        if (node.isMissingNode()) {
            node = row.values();
            for (String part : column.split("\\.", -1)) {
                node = node.path(part);
            }
        }
        return Optional.of(node).filter(found -> !found.isMissingNode());
    }

    private static String text(JsonNode node) {
        return node.isNull() ? "" : Flat.text(node);
    }

    private static List<String> names(Row row) {
        List<String> names = new ArrayList<>();
        row.values().fieldNames().forEachRemaining(names::add);
        return names;
    }
}
