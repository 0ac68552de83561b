package org.promptrefinery.report.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.study.review.Matchup;
import org.promptrefinery.study.review.Review;
import org.promptrefinery.study.review.ReviewSession;

/**
 * What the page of a review says to the server, and the other way round.
 *
 * @param key of the matchup that it is about
 * @param deed {@code first}, {@code second}, {@code both}, {@code neither}, {@code skip} or {@code undo}
 * @param correction how a right answer reads, where the person wrote one
 */
record ReviewMessage(String key, String deed, Optional<String> correction) {

    private static final String SKIP = "skip";
    private static final String UNDO = "undo";
    private static final List<String> CHOICES = Stream.of(Review.Choice.values())
            .map(choice -> choice.name().toLowerCase(Locale.ROOT))
            .toList();

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /**
     * Understands the page.
     *
     * @throws BadInput when it says something else
     */
    static ReviewMessage read(byte[] body) {
        JsonNode message = json(body);
        String key = text(message, "key");
        String deed = text(message, "deed");
        if (!CHOICES.contains(deed) && !deed.equals(SKIP) && !deed.equals(UNDO)) {
            throw new BadInput("'deed' must be one of " + String.join(", ", CHOICES) + ", skip, undo");
        }
        Optional<String> correction =
                message.hasNonNull("correction") ? Optional.of(text(message, "correction")) : Optional.empty();
        if (correction.filter(String::isBlank).isPresent()) {
            throw new BadInput("'correction' is empty; write how a right answer reads");
        }
        return new ReviewMessage(key, deed, correction);
    }

    /** Does what the page wants; empty when it speaks of a matchup that is not shown any more. */
    Optional<ReviewSession.View> tell(ReviewSession session) {
        return switch (deed) {
            case SKIP -> session.skip(key);
            case UNDO -> session.undo(key);
            default -> session.say(key, Review.Choice.valueOf(deed.toUpperCase(Locale.ROOT)), correction);
        };
    }

    /** What the page is to show. Where the answers came from is not in it. */
    static String of(ReviewSession.View view) {
        ObjectNode state = JSON.createObjectNode()
                .put("key", view.key())
                .put("done", view.done())
                .put("total", view.total());
        view.current().ifPresent(pair -> state.set("current", of(pair)));
        return state.toString();
    }

    private static ObjectNode of(Matchup pair) {
        ObjectNode shown = JSON.createObjectNode();
        ArrayNode inputs = shown.putArray("inputs");
        pair.inputs()
                .forEach((name, text) -> inputs.addObject().put("name", name).put("text", text));
        shown.put("reference", pair.reference()).put("first", pair.first().answer());
        return pair.single() ? shown : shown.put("second", pair.second().answer());
    }

    private static JsonNode json(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException broken) {
            throw new BadInput("broken JSON: " + broken.getOriginalMessage(), broken);
        } catch (IOException broken) {
            throw new BadInput("broken JSON", broken);
        }
    }

    private static String text(JsonNode message, String name) {
        JsonNode value = message.path(name);
        if (!value.isTextual()) {
            throw new BadInput("'" + name + "' must be a text");
        }
        return value.asText();
    }
}
