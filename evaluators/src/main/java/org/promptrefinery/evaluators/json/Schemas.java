package org.promptrefinery.evaluators.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import com.networknt.schema.AbsoluteIri;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.regex.RegularExpression;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Nearest;
import org.promptrefinery.evaluators.kind.Options;

/** Makes JSON schemas of what a job says; nothing is ever fetched. */
final class Schemas {

    private static final SpecificationVersion DEFAULT = SpecificationVersion.DRAFT_2020_12;
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(DEFAULT, builder -> builder.schemaCacheEnabled(false)
                    .schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .regularExpressionFactory(Schemas::pattern)
                            .formatAssertionsEnabled(false)
                            .locale(Locale.ROOT)
                            .build())
                    .schemaLoader(loader -> loader.fetchRemoteResources(false).block(iri -> !isMetaSchema(iri))));

    private Schemas() {}

    /** The schema of an option: a map, or a text of JSON. */
    static Schema of(Options options, String option) {
        JsonNode node = node(options, option);
        String where = options.where() + "." + option;
        requireValid(node, where);
        try {
            Schema schema = REGISTRY.getSchema(node);
            schema.initializeValidators();
            // A schema that refers to itself without end shows it at any value.
            schema.validate(NullNode.getInstance());
            return schema;
        } catch (RuntimeException broken) {
            // Whatever the library stumbles over, it is the schema that must change.
            throw new BadInput(where + ": the schema cannot be used: " + reason(broken), broken);
        } catch (StackOverflowError endless) {
            throw new BadInput(where + ": the schema refers to itself without end", endless);
        }
    }

    private static JsonNode node(Options options, String option) {
        JsonNode node =
                switch (options.values().get(option)) {
                    case null -> throw options.missing(option, "{type: object, required: [name]}");
                    case String text -> parsed(text, options.where() + "." + option);
                    case Object value ->
                        // By way of its text, so that numbers are kept as those of answers are.
                        parsed(Json.MAPPER.valueToTree(value).toString(), options.where() + "." + option);
                };
        if (!node.isObject() && !node.isBoolean()) {
            throw options.wrong(option, "a JSON schema, such as {type: object, required: [name]}");
        }
        return node;
    }

    private static JsonNode parsed(String text, String where) {
        try {
            return Json.parse(text);
        } catch (Unreadable broken) {
            throw new BadInput(
                    where + ": the schema is " + broken.why()
                            + "; write it as a map such as {type: object}, or as the text of a JSON schema",
                    broken);
        }
    }

    private static void requireValid(JsonNode node, String where) {
        Schema meta = REGISTRY.getSchema(SchemaLocation.of(dialect(node, where)));
        List<Error> errors = meta.validate(node);
        if (!errors.isEmpty()) {
            throw new BadInput(where + ": no valid JSON schema: "
                    + errors.stream().map(Violations::described).limit(3).collect(Collectors.joining("; ")));
        }
    }

    private static String dialect(JsonNode node, String where) {
        JsonNode named = node.path("$schema");
        if (named.isMissingNode()) {
            return DEFAULT.getDialectId();
        }
        List<String> known = Arrays.stream(SpecificationVersion.values())
                .map(SpecificationVersion::getDialectId)
                .toList();
        return SpecificationVersion.fromDialectId(named.asText())
                .map(SpecificationVersion::getDialectId)
                .orElseThrow(() -> new BadInput(where + ".$schema: unknown dialect '" + named.asText() + "'."
                        + Nearest.maybe(named.asText(), known) + " Known are " + String.join(", ", known)));
    }

    private static boolean isMetaSchema(AbsoluteIri iri) {
        return iri.toString().matches("https?://json-schema\\.org/.*");
    }

    private static RegularExpression pattern(String pattern) {
        Pattern compiled = Pattern.compile(pattern);
        return text -> compiled.matcher(text).find();
    }

    private static String reason(RuntimeException broken) {
        Throwable cause = broken.getCause() == null ? broken : broken.getCause();
        String reason = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        return cause instanceof PatternSyntaxException
                ? reason + "; patterns are those of RE2, without look-around and back-references"
                : reason;
    }
}
