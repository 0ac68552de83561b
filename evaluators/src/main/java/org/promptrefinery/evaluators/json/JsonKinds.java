package org.promptrefinery.evaluators.json;

import java.math.BigDecimal;
import java.util.List;
import org.promptrefinery.evaluators.Evaluator;
import org.promptrefinery.evaluators.kind.Kind;
import org.promptrefinery.evaluators.kind.Options;

/** The kinds of this package. */
public final class JsonKinds {

    private static final String FAMILY = "JSON";

    private JsonKinds() {}

    public static List<Kind> all() {
        return List.of(json(), jsonSchema(), jsonFields(), toolCall());
    }

    private static Kind json() {
        return fenced(Kind.of(
                        "json",
                        FAMILY,
                        "The answer is one valid JSON value (RFC 8259) and nothing else.",
                        "json: {object_only: true}",
                        options -> new JsonValidity(options.flag("fenced", false), options.flag("object_only", false)))
                .option("object_only", "true or false", "false", "Whether the value must be an object."));
    }

    private static Kind jsonSchema() {
        return fenced(Kind.of(
                        "json-schema",
                        FAMILY,
                        "The answer is JSON of the given schema.",
                        "json-schema: {schema: {type: object, required: [name], properties: {name: {type: string}}}}",
                        options -> new SchemaMatch(Schemas.of(options, "schema"), options.flag("fenced", false)))
                .option(
                        "schema",
                        "a JSON schema as a map or as the text of one",
                        "required",
                        "What the answer must be; draft 2020-12 unless $schema says otherwise. 'format' is not checked,"
                                + " and no other file is read."));
    }

    private static Kind jsonFields() {
        Kind kind = Kind.of(
                "json-fields",
                FAMILY,
                "The answer is JSON with the fields of a reference; the score is the share of equal fields.",
                "json-fields: {fields: [$.name, \"$.items[*].price\"], tolerance: 0.01}",
                JsonKinds::jsonFields);
        return fenced(rules(kind.option(
                        "fields",
                        "a list of JSON paths",
                        "all fields",
                        "What is compared; each path counts as one field.")
                .option("ignore_extra", "true or false", "false", "Whether the answer may have more fields.")));
    }

    private static Evaluator jsonFields(Options options) {
        List<FieldPath> paths = options.has("fields")
                ? options.words("fields").stream()
                        .map(path -> FieldPath.of(path, options.where() + ".fields"))
                        .toList()
                : List.of();
        Fields fields = new Fields(paths, rules(options), options.flag("ignore_extra", false));
        return new FieldsMatch(fields, options.flag("fenced", false));
    }

    private static Kind toolCall() {
        return fenced(rules(Kind.of(
                        "tool-call",
                        FAMILY,
                        "The answer calls the tools of a reference, as JSON in the form of OpenAI, in any order.",
                        "tool-call: {arguments: subset}",
                        JsonKinds::toolCall)
                .option(
                        "arguments",
                        "exact, subset or ignore",
                        "exact",
                        "Whether arguments must be those of the reference, may be more, or do not count.")));
    }

    private static Evaluator toolCall(Options options) {
        return new ToolCallMatch(
                options.choice("arguments", ToolCallMatch.Arguments.class, ToolCallMatch.Arguments.EXACT),
                rules(options),
                options.flag("fenced", false));
    }

    private static Kind fenced(Kind kind) {
        return kind.option("fenced", "true or false", "false", "Whether a Markdown fence may stand around the JSON.");
    }

    private static Kind rules(Kind kind) {
        return kind.option("tolerance", "a number, at least 0", "0", "By how much numbers may differ.")
                .option("unordered", "true or false", "false", "Whether arrays are compared in any order.")
                .option("ignore_case", "true or false", "false", "Whether capital and small letters are the same.");
    }

    private static Rules rules(Options options) {
        return new Rules(
                BigDecimal.valueOf(options.number("tolerance", 0, 0, Double.MAX_VALUE)),
                options.flag("unordered", false),
                options.flag("ignore_case", false));
    }
}
