package org.promptrefinery.export.format;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.promptrefinery.export.template.Unwritable;

/**
 * A file that begins with YAML between two lines of dashes.
 *
 * @param head the YAML
 * @param body what follows
 */
record FrontMatter(String head, String body) {

    private static final String FENCE = "---";

    static String write(ObjectNode head, String body) {
        return FENCE + "\n" + YamlText.of(head) + FENCE + "\n" + body;
    }

    /** Readers look for the first dashes that end the head, some of them anywhere in a line. */
    static FrontMatter read(String file) {
        int end = file.indexOf(FENCE, FENCE.length());
        if (!file.startsWith(FENCE + "\n") || !file.startsWith("\n" + FENCE + "\n", end - 1)) {
            throw new Unwritable("'---' stands in what is known of the prompt");
        }
        return new FrontMatter(file.substring(FENCE.length() + 1, end), file.substring(end + FENCE.length() + 1));
    }
}
