package org.promptrefinery.export.format;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.promptrefinery.evaluators.Case;

/**
 * An evaluator of ours in the words of promptfoo, only where it says the same of every answer.
 *
 * @param name of the evaluator
 * @param options as the job gives them
 */
record PromptfooAsserts(String name, Map<?, ?> options) {

    /** An assertion passes or fails, so that these change nothing; each alone stands for a whole test. */
    private static final Set<String> INDIFFERENT = Set.of("weight", "gate", "threshold", "negate");

    private static final Pattern SPECIAL = Pattern.compile("[\\\\^$.|?*+()\\[\\]{}/]");

    /** A part of a pattern of RE2 that JavaScript reads otherwise, or that white space around an answer disturbs. */
    private static final Pattern OTHERWISE = Pattern.compile("\\(\\?|\\\\[AzQEpPCxabBdDsSwW0-9]|\\^|\\$|\\[\\[:");

    /** An evaluator as it stands in a job. */
    static PromptfooAsserts of(Object written) {
        if (written instanceof Map<?, ?> map && map.size() == 1) {
            Map.Entry<?, ?> only = map.entrySet().iterator().next();
            Map<?, ?> options = only.getValue() instanceof Map<?, ?> given ? given : Map.of("", "");
            return new PromptfooAsserts(String.valueOf(only.getKey()), options);
        }
        return new PromptfooAsserts(String.valueOf(written), Map.of());
    }

    /** The assertion for a case; empty when promptfoo has no counterpart. */
    Optional<ObjectNode> on(Case subject) {
        return assertion(subject)
                .filter(node -> !Promptfoo.isTemplate(node.path("value").toString()))
                .map(node -> Boolean.TRUE.equals(options.get("negate"))
                        ? node.put("type", "not-" + node.path("type").asText())
                        : node);
    }

    private Optional<ObjectNode> assertion(Case subject) {
        return switch (name) {
            case "exact" -> exact(subject);
            case "contains" -> has("any", "all", "ignore_case") ? contains(subject) : Optional.empty();
            case "starts-with" ->
                has("text") ? Optional.of(regex("^\\s*" + oneOf(texts("text", subject)))) : Optional.empty();
            case "ends-with" ->
                has("text") ? Optional.of(regex(oneOf(texts("text", subject)) + "\\s*$")) : Optional.empty();
            case "regex" -> has("pattern") ? pattern() : Optional.empty();
            case "json" -> has() ? Optional.of(Json.object().put("type", "is-json")) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** Whether it has no options but these. */
    private boolean has(String... known) {
        Set<String> all = Set.of(known);
        return options.keySet().stream()
                .allMatch(option -> all.contains(option.toString()) || INDIFFERENT.contains(option.toString()));
    }

    /** White space at the ends and its kind inside do not count, unless the job says otherwise. */
    private Optional<ObjectNode> exact(Case subject) {
        Object forgiven = options.get("normalize");
        if (!has("normalize") || subject.references().isEmpty()) {
            return Optional.empty();
        }
        if (forgiven == null) {
            return Optional.of(regex("^\\s*" + oneOf(subject.references()) + "\\s*$"));
        }
        return forgiven instanceof List<?> list
                        && list.isEmpty()
                        && subject.references().size() == 1
                ? Optional.of(Json.object().put("type", "equals").put("value", subject.expected()))
                : Optional.empty();
    }

    private Optional<ObjectNode> contains(Case subject) {
        boolean all = options.containsKey("all");
        if (all && options.containsKey("any")) {
            return Optional.empty();
        }
        List<String> texts = texts(all ? "all" : "any", subject);
        String start = Boolean.TRUE.equals(options.get("ignore_case")) ? "i" : "";
        ObjectNode node = Json.object().put("type", start + (all ? "contains-all" : "contains-any"));
        texts.forEach(node.putArray("value")::add);
        return texts.isEmpty() ? Optional.empty() : Optional.of(node);
    }

    private Optional<ObjectNode> pattern() {
        String pattern = String.valueOf(options.get("pattern"));
        return OTHERWISE.matcher(pattern).find() ? Optional.empty() : Optional.of(regex(pattern));
    }

    private List<String> texts(String option, Case subject) {
        Object given = options.get(option);
        if (given == null) {
            return subject.references().stream().map(String::strip).toList();
        }
        List<String> texts = new ArrayList<>();
        for (Object text : given instanceof List<?> list ? list : List.of(given)) {
            texts.add(text.toString().strip());
        }
        return texts;
    }

    private static ObjectNode regex(String pattern) {
        return Json.object().put("type", "regex").put("value", pattern);
    }

    private static String oneOf(List<String> texts) {
        return texts.stream().map(PromptfooAsserts::literally).collect(Collectors.joining("|", "(?:", ")"));
    }

    private static String literally(String text) {
        return SPECIAL.matcher(text.strip()).replaceAll("\\\\$0").replaceAll("\\s+", "\\\\s+");
    }
}
