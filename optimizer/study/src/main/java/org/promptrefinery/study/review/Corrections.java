package org.promptrefinery.study.review;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.promptrefinery.study.history.Answer;

/** What people wrote in place of answers, as cases with these texts for references. */
public final class Corrections {

    private static final JsonMapper JSON = new JsonMapper();

    private Corrections() {}

    /**
     * A line of a file of cases for each case that was corrected, in the order of the reviews: its id, inputs and tags
     * are those of the run, its references the different corrections.
     *
     * @param reviews of a run
     * @param answers of the same run, handed on to whom it is given
     */
    public static List<String> cases(List<Review> reviews, Consumer<Consumer<Answer>> answers) {
        Map<String, Set<String>> references = new LinkedHashMap<>();
        for (Review review : reviews) {
            review.correction().ifPresent(text -> references
                    .computeIfAbsent(review.caseId(), _ -> new LinkedHashSet<>())
                    .add(text));
        }
        Map<String, Answer> corrected = new HashMap<>();
        answers.accept(answer -> {
            if (references.containsKey(answer.subject())) {
                corrected.putIfAbsent(answer.subject(), answer);
            }
        });
        List<String> lines = new ArrayList<>();
        references.forEach((subject, texts) -> {
            Answer answer = corrected.get(subject);
            if (answer != null) {
                lines.add(line(answer, List.copyOf(texts)) + "\n");
            }
        });
        return lines;
    }

    private static ObjectNode line(Answer answer, List<String> references) {
        ObjectNode line = JSON.createObjectNode().put("id", answer.subject());
        ObjectNode inputs = line.putObject("inputs");
        answer.inputs().forEach(inputs::put);
        if (references.size() == 1) {
            line.put("expected", references.getFirst());
        } else {
            ArrayNode all = line.putArray("expected");
            references.forEach(all::add);
        }
        ArrayNode tags = line.putArray("tags");
        answer.tags().forEach(tags::add);
        return line;
    }
}
