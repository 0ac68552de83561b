package org.promptrefinery.study.diagnosis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.promptrefinery.evaluators.Case;

/**
 * Whether an answer says what is right, whatever its form: the words of a reference stand in it one after the other, or
 * all values of a reference that is a JSON object do. An answer that holds another case's reference beside it says
 * nothing definite.
 */
final class RightContent {

    private static final JsonMapper JSON = new JsonMapper();

    private final Set<String> known;

    /** @param cases whose references are known answers */
    RightContent(Collection<Case> cases) {
        this.known = cases.stream()
                .flatMap(subject -> subject.references().stream())
                .map(RightContent::phrase)
                .filter(phrase -> !phrase.isBlank())
                .collect(Collectors.toSet());
    }

    /** Whether the answer has it. */
    boolean isIn(String answer, Case subject) {
        String said = phrase(answer);
        return subject.references().stream()
                .anyMatch(reference -> holds(said, reference) && !isUndecided(said, reference, subject));
    }

    private static boolean holds(String said, String reference) {
        List<String> parts = parts(reference);
        return !parts.isEmpty() && parts.stream().allMatch(part -> said.contains(phrase(part)));
    }

    private boolean isUndecided(String said, String reference, Case subject) {
        Set<String> own =
                subject.references().stream().map(RightContent::phrase).collect(Collectors.toSet());
        String right = phrase(reference);
        return known.stream()
                .filter(other -> !own.contains(other) && !right.contains(other))
                .anyMatch(said::contains);
    }

    /** The values of a JSON object, or the text itself; those without a word left out. */
    private static List<String> parts(String reference) {
        List<String> parts = new ArrayList<>();
        if (reference.strip().startsWith("{")) {
            try {
                collect(JSON.readTree(reference), parts);
            } catch (JsonProcessingException notJson) {
                parts.add(reference);
            }
        } else {
            parts.add(reference);
        }
        parts.removeIf(part -> phrase(part).isBlank());
        return parts;
    }

    private static void collect(JsonNode node, List<String> parts) {
        if (node.isValueNode()) {
            parts.add(node.asText());
        } else {
            node.forEach(below -> collect(below, parts));
        }
    }

    private static String phrase(String text) {
        return TermVectors.words(text).stream().collect(Collectors.joining(" ", " ", " "));
    }
}
