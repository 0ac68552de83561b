package org.promptrefinery.evaluators.cases;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the columns of an unknown table probably mean, by their names. */
final class ColumnGuess {

    /** Most telling names first; without spaces, signs and capitals. A category is a tag only beside a reference. */
    private static final Map<String, List<String>> NAMES = Map.of(
            "expected",
            List.of(
                    "expected",
                    "expectedoutput",
                    "expectedanswer",
                    "reference",
                    "referenceanswer",
                    "groundtruth",
                    "gold",
                    "ideal",
                    "target",
                    "label",
                    "class",
                    "answer",
                    "correctanswer",
                    "output",
                    "response",
                    "completion",
                    "solution",
                    "result",
                    "category",
                    "topic"),
            "answer",
            List.of("answer", "output", "response", "completion", "modelanswer", "modeloutput", "reply"),
            "vote",
            List.of("vote", "feedback", "thumbs", "thumb", "rating", "userfeedback", "liked"),
            "correction",
            List.of("correction", "corrected", "correctedanswer", "correctedoutput", "fixed", "edited"),
            "id",
            List.of("id", "caseid", "exampleid", "uuid", "uid"),
            "weight",
            List.of("weight", "importance"));

    private static final List<String> TAGS = List.of("tags", "tag", "category", "topic", "group", "difficulty");
    private static final List<String> NO_INPUT = List.of(
            "timestamp",
            "createdat",
            "updatedat",
            "date",
            "time",
            "model",
            "latency",
            "cost",
            "tokens",
            "traceid",
            "sessionid",
            "userid",
            "user",
            "session",
            "index",
            "no",
            "row",
            "source",
            "comment",
            "notes",
            "annotator",
            "rating",
            "feedback",
            "score");

    private static final int SOME_ROWS = 50;

    private ColumnGuess() {}

    /** Looks at the names in the first row, and at the values of some more where a name can mean two things. */
    static Columns of(Rows rows) {
        List<ObjectNode> some = new ArrayList<>();
        Row first = rows.next();
        some.add(first.values());
        while (some.size() < SOME_ROWS && rows.hasNext()) {
            some.add(rows.next().values());
        }
        boolean known = !(Shape.of(first, Columns.NONE, rows.shared()) instanceof TableShape);
        return known ? Columns.NONE : byName(some);
    }

    private static Columns byName(List<ObjectNode> rows) {
        List<String> left = new ArrayList<>();
        rows.getFirst().fieldNames().forEachRemaining(left::add);
        Map<String, String> fields = fields(left, rows);
        List<String> tags =
                left.stream().filter(name -> TAGS.contains(bare(name))).toList();
        left.removeAll(tags);
        Map<String, String> inputs = new LinkedHashMap<>();
        for (String column : left) {
            if (!NO_INPUT.contains(bare(column)) || left.size() == 1) {
                inputs.put(unused(Flat.name(column), inputs), column);
            }
        }
        return new Columns(inputs, fields, tags);
    }

    /** Takes its columns from those that are left. Only a log has answers that are no references. */
    private static Map<String, String> fields(List<String> left, List<ObjectNode> rows) {
        Map<String, String> fields = new LinkedHashMap<>();
        take("vote", left, fields);
        if (!rows.stream().allMatch(row -> Feedback.isVote(row.path(fields.getOrDefault("vote", ""))))) {
            left.add(fields.remove("vote"));
        }
        take("correction", left, fields);
        take(fields.isEmpty() ? "expected" : "answer", left, fields);
        List.of("id", "weight").forEach(field -> take(field, left, fields));
        return fields;
    }

    private static void take(String field, List<String> left, Map<String, String> fields) {
        for (String name : NAMES.getOrDefault(field, List.of())) {
            for (String column : left) {
                if (bare(column).equals(name) && left.size() > 1) {
                    fields.put(field, column);
                    left.remove(column);
                    return;
                }
            }
        }
    }

    private static String unused(String name, Map<String, String> taken) {
        String unused = name;
        for (int copy = 2; taken.containsKey(unused); copy++) {
            unused = name + "_" + copy;
        }
        return unused;
    }

    private static String bare(String column) {
        return column.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
