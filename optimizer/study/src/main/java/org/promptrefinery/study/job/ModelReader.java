package org.promptrefinery.study.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The models of a job: which ones, and how the one that is prompted answers. */
final class ModelReader {

    static final List<String> FIELDS = List.of(
            "task",
            "reflector",
            "reflector_temperature",
            "reflector_max_tokens",
            "judge",
            "max_tokens",
            "temperature",
            "top_p",
            "stop",
            "extra",
            "labels");
    private static final Set<String> FIELDS_OF_OURS =
            Set.of("model", "messages", "prompt", "max_tokens", "temperature", "top_p", "stop", "seed", "n", "stream");
    private static final List<String> REFLECTOR_FIELDS = List.of("reflector_temperature", "reflector_max_tokens");
    private static final String EXAMPLE = "[\"END\", \"STOP\"]";
    private static final int MANY = 1_000_000;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private ModelReader() {}

    /** The model that is prompted. */
    static TaskModel task(Fields fields) {
        fields.required("task", "\"embedded:bard\"");
        return new TaskModel(
                fields.text("task", ""),
                fields.integer("max_tokens", 256, 1, MANY),
                fields.number("temperature", 0, 0, 10),
                fields.number("top_p", 1, Double.MIN_VALUE, 1),
                fields.texts("stop", EXAMPLE),
                extra(fields),
                labels(fields));
    }

    /** The model that thinks about prompts, if there is one; it may be the one that is prompted. */
    static Optional<ReflectorModel> reflector(Fields fields, Map<String, String> metaPrompts) {
        if (!fields.has("reflector")) {
            REFLECTOR_FIELDS.stream().filter(fields::has).findFirst().ifPresent(name -> {
                throw fields.at(name)
                        .wrong("means nothing without a 'reflector', such as reflector: \"gguf:big.gguf\"");
            });
            return Optional.empty();
        }
        return Optional.of(new ReflectorModel(
                fields.text("reflector", ""),
                fields.number("reflector_temperature", ReflectorModel.TEMPERATURE, 0, 10),
                fields.integer("reflector_max_tokens", ReflectorModel.MAX_TOKENS, 1, MANY),
                metaPrompts));
    }

    /** One name or several; the model that is prompted is a judge only where it is named as one. */
    static List<String> judges(Fields fields) {
        if (!fields.has("judge")) {
            return List.of();
        }
        JsonNode node = fields.node().path("judge");
        List<String> specs = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(entry -> specs.add(entry.asText()));
        } else {
            specs.add(fields.text("judge", ""));
        }
        if (specs.isEmpty() || specs.stream().anyMatch(String::isBlank) || new HashSet<>(specs).size() < specs.size()) {
            throw fields.at("judge").wrong("must be a model such as \"gguf:judge.gguf\", or a list of different ones");
        }
        return specs;
    }

    /** Names of all models in a {@code model} map, whether it is right or not. */
    static Set<String> named(JsonNode model) {
        Set<String> specs = new HashSet<>();
        for (String field : List.of("task", "reflector", "judge")) {
            JsonNode value = model.path(field);
            if (value.isArray()) {
                value.forEach(entry -> specs.add(entry.asText()));
            } else if (value.isValueNode()) {
                specs.add(value.asText());
            }
        }
        return specs;
    }

    private static List<String> labels(Fields fields) {
        List<String> labels = fields.texts("labels", EXAMPLE);
        if (labels.size() == 1 || new HashSet<>(labels).size() < labels.size()) {
            throw fields.at("labels").wrong("must be at least two different texts, such as [positive, negative]");
        }
        return labels;
    }

    /** As JSON with its keys in order, so that the same fields always make the same request. */
    private static String extra(Fields fields) {
        if (!fields.has("extra")) {
            return "";
        }
        JsonNode node = fields.node().path("extra");
        if (!(node instanceof ObjectNode map)) {
            throw fields.at("extra").wrong("must be a map of further fields for the server, such as {top_k: 20}");
        }
        map.fieldNames().forEachRemaining(name -> {
            if (FIELDS_OF_OURS.contains(name)) {
                throw fields.at("extra").wrongField(name, "'" + name + "' has a meaning of its own; leave it out here");
            }
        });
        try {
            return map.isEmpty() ? "" : JSON.writeValueAsString(JSON.treeToValue(map, Object.class));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree can be written", impossible);
        }
    }

    /** The fields in the form that is read here. */
    static void write(ObjectNode node, Job job) {
        TaskModel task = job.model();
        node.put("task", task.spec());
        job.reflector().ifPresent(reflector -> node.put("reflector", reflector.spec())
                .put("reflector_temperature", reflector.temperature())
                .put("reflector_max_tokens", reflector.maxTokens()));
        if (!job.judges().isEmpty()) {
            node.set(
                    "judge",
                    JSON.valueToTree(job.judges().size() == 1 ? job.judges().getFirst() : job.judges()));
        }
        node.put("max_tokens", task.maxTokens())
                .put("temperature", task.temperature())
                .put("top_p", task.topP());
        if (!task.stop().isEmpty()) {
            node.set("stop", JSON.valueToTree(task.stop()));
        }
        if (!task.extra().isEmpty()) {
            node.set("extra", parsed(task.extra()));
        }
        if (!task.labels().isEmpty()) {
            node.set("labels", JSON.valueToTree(task.labels()));
        }
    }

    private static JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("it was written here", impossible);
        }
    }
}
