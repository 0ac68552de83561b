package org.promptrefinery.study.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.promptrefinery.evaluators.Nearest;
import org.promptrefinery.inference.catalog.ModelTerms;
import org.promptrefinery.inference.metering.Price;
import org.promptrefinery.inference.serving.ServingLimits;

/** What a job settles for its models, by their names: limits, the variable with the key, the price. */
final class TermsReader {

    private static final List<String> FIELDS =
            List.of("in_flight", "requests_per_minute", "tokens_per_minute", "timeout", "deadline", "key", "price");
    private static final String VARIABLE = "[A-Z][A-Z0-9_]{0,63}";
    private static final double MILLISECONDS = 1000;
    private static final int MANY = 1_000_000;
    private static final double SECONDS_OF_A_DAY = 86_400;

    private TermsReader() {}

    /**
     * Reads all entries.
     *
     * @param named models that the job names, besides those that a flag puts in their place
     */
    static Map<String, ModelTerms> read(JsonNode node, Place place, Set<String> named) {
        Map<String, ModelTerms> terms = new LinkedHashMap<>();
        if (node.isMissingNode() || node.isNull()) {
            return terms;
        }
        if (!node.isObject()) {
            throw place.wrong("must be a map from models to what holds for them, such as {\"openai:m@http://h/v1\":"
                    + " {in_flight: 256}}");
        }
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            if (!named.contains(entry.getKey())) {
                throw place.wrongField(
                        entry.getKey(),
                        "'" + entry.getKey() + "' is no model of this job." + Nearest.maybe(entry.getKey(), named)
                                + " It uses " + String.join(", ", new TreeSet<>(named)));
            }
            terms.put(entry.getKey(), terms(Fields.of(entry.getValue(), place.field(entry.getKey()), FIELDS)));
        }
        return terms;
    }

    private static ModelTerms terms(Fields fields) {
        return new ModelTerms(limits(fields), key(fields), price(fields));
    }

    private static ServingLimits limits(Fields fields) {
        ServingLimits usual = ServingLimits.DEFAULT;
        Duration attempt = seconds(fields, "timeout", usual.attempt());
        Duration deadline = seconds(fields, "deadline", longer(attempt, usual.deadline()));
        if (deadline.compareTo(attempt) < 0) {
            throw fields.at("deadline").wrong("all attempts together cannot have less time than one, the timeout");
        }
        int requests = fields.integer("requests_per_minute", 0, 1, Integer.MAX_VALUE);
        long tokens = fields.wholeNumber("tokens_per_minute", 0, 1, Long.MAX_VALUE);
        return new ServingLimits(
                fields.integer("in_flight", usual.mostInFlight(), 1, MANY),
                requests == 0 ? OptionalInt.empty() : OptionalInt.of(requests),
                tokens == 0 ? OptionalLong.empty() : OptionalLong.of(tokens),
                attempt,
                deadline);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Duration seconds(Fields fields, String name, Duration usual) {
        double seconds = fields.number(name, usual.toMillis() / MILLISECONDS, 0.001, SECONDS_OF_A_DAY);
        return Duration.ofMillis(Math.round(seconds * MILLISECONDS));
    }

    /** Whatever is written there is not repeated: it may be a key. */
    private static Optional<String> key(Fields fields) {
        if (!fields.has("key")) {
            return Optional.empty();
        }
        JsonNode node = fields.node().path("key");
        if (!node.isTextual() || !node.asText().matches(VARIABLE)) {
            throw fields.at("key")
                    .wrong("must be the name of an environment variable that holds the key, in capital letters, digits"
                            + " and '_', such as OPENAI_API_KEY; what is written there now is not shown, in case it is"
                            + " a key, which belongs in no file");
        }
        return Optional.of(node.asText());
    }

    private static Optional<Price> price(Fields fields) {
        if (!fields.has("price")) {
            return Optional.empty();
        }
        Fields price = fields.map("price", List.of("in", "out"));
        price.required("in", "0.15 (for a million tokens)");
        price.required("out", "0.60 (for a million tokens)");
        return Optional.of(new Price(price.number("in", 0, 0, MANY), price.number("out", 0, 0, MANY)));
    }

    /** The entries in the form that is read here. */
    static void write(ObjectNode node, Map<String, ModelTerms> terms) {
        terms.forEach((spec, settled) -> {
            ObjectNode entry = node.putObject(spec);
            ServingLimits limits = settled.limits();
            entry.put("in_flight", limits.mostInFlight());
            limits.requestsPerMinute().ifPresent(most -> entry.put("requests_per_minute", most));
            limits.tokensPerMinute().ifPresent(most -> entry.put("tokens_per_minute", most));
            entry.put("timeout", limits.attempt().toMillis() / MILLISECONDS);
            entry.put("deadline", limits.deadline().toMillis() / MILLISECONDS);
            settled.keyVariable().ifPresent(variable -> entry.put("key", variable));
            settled.price()
                    .ifPresent(price ->
                            entry.putObject("price").put("in", price.in()).put("out", price.out()));
        });
    }
}
