package org.promptrefinery.report.live;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Text of others as a part of markup. */
final class Html {

    private Html() {}

    /** Shown as it is, whatever it contains; right in attributes too. */
    static String text(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** The same, where its direction of writing does not leak into what follows. */
    static String isolated(String text) {
        return "<bdi>" + text(text) + "</bdi>";
    }

    /** The path of the page of a run. */
    static String path(String run) {
        return "/runs/" + URLEncoder.encode(run, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
