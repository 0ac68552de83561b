package org.promptrefinery.search.patterns;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Answers that lack the form all references share: a JSON object, brackets or quotes around, or a closed set of labels.
 */
final class StructureDetector implements Detector {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int MOST_LABELS = 12;
    private static final int CASES_PER_LABEL = 3;
    private static final Map<String, String> WRAPPINGS = new TreeMap<>(Map.of(
            "[]", "square brackets",
            "()", "round brackets",
            "<>", "angle brackets",
            "\"\"", "double quotes",
            "''", "single quotes",
            "**", "asterisks",
            "``", "backquotes"));

    @Override
    public List<ErrorPattern> find(Answers answers) {
        List<ErrorPattern> patterns = new ArrayList<>();
        json(answers).ifPresent(patterns::add);
        wrapping(answers).ifPresent(patterns::add);
        labels(answers).ifPresent(patterns::add);
        return patterns;
    }

    private static Optional<ErrorPattern> json(Answers answers) {
        List<String> references = answers.references();
        if (references.isEmpty()
                || !references.stream().allMatch(text -> object(text).isPresent())) {
            return Optional.empty();
        }
        Set<String> keys = new TreeSet<>();
        references.forEach(
                text -> object(text).ifPresent(node -> node.fieldNames().forEachRemaining(keys::add)));
        String form = keys.stream().map(key -> "\"" + key + "\": ...").collect(Collectors.joining(", ", "{", "}"));
        int invalid = (int) answers.wrong().stream()
                .filter(result -> object(result.answer()).isEmpty())
                .count();
        return pattern(Rule.of(Kind.JSON, form), invalid, " answers are no JSON object");
    }

    private static Optional<ErrorPattern> wrapping(Answers answers) {
        List<String> references = answers.references();
        if (references.isEmpty()) {
            return Optional.empty();
        }
        String around = around(references.getFirst());
        String name = WRAPPINGS.get(around);
        if (name == null || !references.stream().allMatch(text -> around(text).equals(around))) {
            return Optional.empty();
        }
        int bare = (int) answers.wrong().stream()
                .filter(result -> !around(result.answer()).equals(around))
                .count();
        return pattern(Rule.of(Kind.WRAP, name), bare, " answers are not in " + name);
    }

    private static Optional<ErrorPattern> labels(Answers answers) {
        List<String> labels = answers.references();
        if (labels.size() < 2
                || labels.size() > MOST_LABELS
                || labels.size() * CASES_PER_LABEL > answers.all().size()) {
            return Optional.empty();
        }
        int outside = (int) answers.wrong().stream()
                .filter(result -> !labels.contains(result.answer().strip()))
                .count();
        return pattern(
                Rule.of(Kind.ONE_OF, String.join(", ", labels)),
                outside,
                " answers are none of the " + labels.size() + " labels");
    }

    private static Optional<ErrorPattern> pattern(Rule rule, int count, String observation) {
        return count == 0 ? Optional.empty() : Optional.of(new ErrorPattern(rule, count, count + observation));
    }

    private static String around(String text) {
        String stripped = text.strip();
        return stripped.length() < 3 ? "" : stripped.charAt(0) + "" + stripped.charAt(stripped.length() - 1);
    }

    private static Optional<JsonNode> object(String text) {
        if (!text.strip().startsWith("{")) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readTree(text)).filter(JsonNode::isObject);
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }
}
