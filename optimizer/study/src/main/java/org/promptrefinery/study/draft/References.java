package org.promptrefinery.study.draft;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.promptrefinery.evaluators.Case;

/** What the reference answers of many cases have in common, told without keeping them. */
final class References {

    /** What the answers are. */
    enum Kind {
        NONE,
        JSON,
        LABELS,
        NUMBERS,
        SHORT,
        LONG
    }

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final int MOST_LABELS = 20;
    private static final int LONGEST_LABEL = 40;
    private static final int CASES_PER_LABEL = 3;
    private static final int SHORT_WORDS = 6;

    private final Set<String> labels = new LinkedHashSet<>();
    private long cases;
    private long referenced;
    private long json;
    private long numbers;
    private long words;
    private int longest;

    void add(Case subject) {
        cases++;
        if (!subject.references().isEmpty()) {
            String reference = subject.expected();
            referenced++;
            numbers += reference.strip().matches("[-+]?[0-9][0-9.,]*( ?%)?") ? 1 : 0;
            json += isJson(reference) ? 1 : 0;
            words += reference.strip().split("\\s+").length;
            longest = Math.max(longest, reference.length());
            if (labels.size() <= MOST_LABELS) {
                labels.add(reference.strip());
            }
        }
    }

    /** What most of them are; NONE when less than half of the cases have one. */
    Kind kind() {
        if (referenced * 2 < cases || referenced == 0) {
            return Kind.NONE;
        }
        if (json == referenced) {
            return Kind.JSON;
        }
        if (labels.size() <= MOST_LABELS && labels.size() <= referenced / CASES_PER_LABEL && longest <= LONGEST_LABEL) {
            return Kind.LABELS;
        }
        if (numbers == referenced) {
            return Kind.NUMBERS;
        }
        return words <= SHORT_WORDS * referenced ? Kind.SHORT : Kind.LONG;
    }

    /** The different answers; all of them only where they are labels. */
    List<String> labels() {
        return List.copyOf(labels);
    }

    /** Characters of the longest. */
    int longest() {
        return longest;
    }

    private static boolean isJson(String text) {
        if (!text.strip().startsWith("{") && !text.strip().startsWith("[")) {
            return false;
        }
        try {
            JsonNode node = JSON.readTree(text);
            return node.isContainerNode();
        } catch (JsonProcessingException plainText) {
            return false;
        }
    }
}
