package org.promptrefinery.evaluators.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.promptrefinery.evaluators.BadInput;

/** Parts of files as they stand in messages. */
final class Excerpt {

    private static final int LONGEST = 60;

    private Excerpt() {}

    static String of(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 3) + "...";
    }

    static String of(JsonNode node) {
        return node.isMissingNode() ? "missing" : of(node.toString());
    }

    /** Why a parser gave up, without its internals. */
    static String reason(JsonProcessingException broken) {
        return broken.getOriginalMessage()
                .lines()
                .findFirst()
                .orElse("unreadable")
                .replaceAll("\\s*\\(.*", "");
    }

    static BadInput broken(Path file, JsonProcessingException broken) {
        int line = broken.getLocation() == null ? 1 : broken.getLocation().getLineNr();
        return new BadInput(
                file + ":" + Math.max(1, line) + ": broken " + Format.of(file).title() + ": " + reason(broken), broken);
    }
}
