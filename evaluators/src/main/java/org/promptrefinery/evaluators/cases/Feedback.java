package org.promptrefinery.evaluators.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.promptrefinery.evaluators.BadInput;

/**
 * What users said of a logged answer, as a reference: a correction is one; a praised answer is one too, and guards
 * against getting worse; a rejected answer is none.
 *
 * @param values fields of a case, the reference and the tag among them
 * @param outcome what became of the row
 */
record Feedback(ObjectNode values, Outcome outcome) {

    private static final List<String> UP = List.of(
            "up",
            "1",
            "+1",
            "true",
            "yes",
            "\uD83D\uDC4D",
            "thumbs up",
            "thumbsup",
            "upvote",
            "like",
            "liked",
            "good",
            "positive");
    private static final List<String> DOWN = List.of(
            "down",
            "-1",
            "false",
            "no",
            "\uD83D\uDC4E",
            "thumbs down",
            "thumbsdown",
            "downvote",
            "dislike",
            "disliked",
            "bad",
            "negative");
    private static final List<String> NONE = List.of("", "0", "null", "none");

    /** What feedback makes of a row. */
    enum Outcome {
        /** It was no row of a log, or has a reference. */
        USABLE,
        /** The answer was rejected and not corrected. */
        REJECTED,
        /** Nobody said anything. */
        UNKNOWN
    }

    static Feedback of(ObjectNode row, String where) {
        if (!row.has("vote") && !row.has("correction")) {
            return new Feedback(row, Outcome.USABLE);
        }
        ObjectNode values = row.deepCopy();
        String vote = vote(row.path("vote"), where);
        if (!text(row.path("correction")).isBlank()) {
            values.put("expected", text(row.path("correction")));
        } else if (!row.has("expected") && vote.equals("up")) {
            requireAnswer(row, where);
            values.put("expected", text(row.path("answer")));
            tag(values, "guard");
        } else if (vote.equals("down")) {
            tag(values, "rejected");
        }
        boolean usable = values.has("expected");
        Outcome without = vote.equals("down") ? Outcome.REJECTED : Outcome.UNKNOWN;
        return new Feedback(values, usable ? Outcome.USABLE : without);
    }

    /** Whether a cell can be a vote; an empty one is none, and no mistake. */
    static boolean isVote(JsonNode cell) {
        String word = word(cell);
        return UP.contains(word) || DOWN.contains(word) || NONE.contains(word);
    }

    private static String vote(JsonNode node, String where) {
        if (!isVote(node)) {
            throw new BadInput(where + ": 'vote' is " + Excerpt.of(node)
                    + ", but must be up or down (or 1 and -1, true and false, thumbs_up and thumbs_down), or empty");
        }
        String word = word(node);
        return NONE.contains(word) ? "" : UP.contains(word) ? "up" : "down";
    }

    /** In small letters, with spaces for other joints, and without the decimals that some programs give to counts. */
    private static String word(JsonNode node) {
        return text(node)
                .strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\.0$", "")
                .replaceAll("[_-](?!1$)", " ");
    }

    private static void requireAnswer(ObjectNode row, String where) {
        if (text(row.path("answer")).isBlank()) {
            throw new BadInput(where + ": the vote is up, but there is no 'answer' that it was for; name its column,"
                    + " such as cases: {file: ..., answer: output}");
        }
    }

    private static void tag(ObjectNode values, String tag) {
        List<String> tags = new ArrayList<>(Tags.of(values.path("tags")));
        tags.add(tag);
        values.set("tags", Flat.list(tags.stream().distinct().toList()));
    }

    private static String text(JsonNode node) {
        return node.isNull() || node.isMissingNode() ? "" : Flat.text(node);
    }
}
