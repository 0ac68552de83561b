package org.promptrefinery.report;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes HTML and SVG whose text is always escaped and whose elements are always closed. */
final class Html {

    private final Appendable to;

    Html(Appendable to) {
        this.to = to;
    }

    /**
     * An element around what {@code content} writes.
     *
     * @param tag name of the element, with classes behind dots: {@code p.note}
     * @param attributes names and values in turn
     */
    Html in(String tag, Runnable content, String... attributes) {
        start(tag, attributes);
        put(">");
        content.run();
        put("</").put(name(tag)).put(">");
        return this;
    }

    /** An element with text of our own. */
    Html leaf(String tag, String text, String... attributes) {
        return in(tag, () -> text(text), attributes);
    }

    /** An element with text of somebody else, which must not disturb what is around it. */
    Html leafOf(String tag, String foreign, String... attributes) {
        return in(tag, () -> foreign(foreign), attributes);
    }

    /** An element that has no content, such as {@code input}. */
    Html single(String tag, String... attributes) {
        start(tag, attributes);
        return put(">");
    }

    /** An SVG element without content. */
    Html shape(String tag, String... attributes) {
        start(tag, attributes);
        return put("/>");
    }

    /** Text of our own. */
    Html text(String text) {
        return put(Visible.markup(text));
    }

    /** Text of cases, models or jobs, isolated from the direction of what is around it. */
    Html foreign(String text) {
        return put("<bdi>").put(Visible.markup(text)).put("</bdi>");
    }

    /** Names and remarks of somebody else, cut to what a line can hold. */
    Html brief(String foreign) {
        return foreign(Clip.brief(foreign));
    }

    /** Markup that is known to be well formed. */
    Html put(String markup) {
        try {
            to.append(markup);
            return this;
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private void start(String tag, String... attributes) {
        put("<").put(name(tag));
        int dot = tag.indexOf('.');
        if (dot >= 0) {
            attribute("class", tag.substring(dot + 1).replace('.', ' '));
        }
        for (int i = 0; i < attributes.length; i += 2) {
            attribute(attributes[i], attributes[i + 1]);
        }
    }

    private void attribute(String name, String value) {
        put(" ").put(name).put("=\"").put(Visible.attribute(value)).put("\"");
    }

    private static String name(String tag) {
        int dot = tag.indexOf('.');
        return dot < 0 ? tag : tag.substring(0, dot);
    }
}
