package org.promptrefinery.evaluators.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import org.promptrefinery.evaluators.Verdict;

/** How many of the fields of a reference an answer has. */
final class FieldsMatch extends ReferenceMatch<JsonNode> {

    private final Fields fields;
    private final boolean fenced;

    FieldsMatch(Fields fields, boolean fenced) {
        super("json-fields" + name(fields, fenced));
        this.fields = fields;
        this.fenced = fenced;
    }

    private static String name(Fields fields, boolean fenced) {
        return Names.bracketed(
                fields.paths().stream().map(FieldPath::text).collect(Collectors.joining(",")),
                fields.rules().name(),
                Names.flag(fields.ignoreExtra(), "ignore_extra"),
                Names.flag(fenced, "fenced"));
    }

    @Override
    JsonNode read(String text) throws Unreadable {
        return Json.parse(text, fenced);
    }

    @Override
    Verdict compare(JsonNode reference, JsonNode answer) {
        Tally tally = fields.compare(reference, answer);
        return tally.isEmpty() && !fields.paths().isEmpty()
                ? new Verdict.Unscored("neither the reference nor the answer has any of the fields")
                : new Verdict.Scored(tally.score(), tally.reason());
    }
}
