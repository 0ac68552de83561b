package org.promptrefinery.retrieval.documents;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/** HTML as a reader sees it: headings begin sections, blocks are paragraphs; what is no content is dropped. */
final class Html {

    private static final String NO_CONTENT =
            "script, style, nav, noscript, template, svg, iframe, object, canvas, form, button, [hidden], [aria-hidden=true]";

    private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6");

    private Html() {}

    static String text(byte[] bytes) throws Unreadable {
        org.jsoup.nodes.Document page = parsed(bytes);
        page.select(NO_CONTENT).remove();
        Writing writing = new Writing();
        NodeTraversor.traverse(writing, page.body());
        return writing.text.toString();
    }

    /** UTF-8 and marked UTF-16 strictly; other charsets only where the page names one. */
    private static org.jsoup.nodes.Document parsed(byte[] bytes) throws Unreadable {
        try {
            return Jsoup.parse(Decoded.text(bytes));
        } catch (Unreadable notUnicode) {
            org.jsoup.nodes.Document page = guided(bytes);
            if (page.charset().equals(StandardCharsets.UTF_8)) {
                throw notUnicode;
            }
            return page;
        }
    }

    private static org.jsoup.nodes.Document guided(byte[] bytes) throws Unreadable {
        try {
            return Jsoup.parse(new ByteArrayInputStream(bytes), null, "");
        } catch (IOException e) {
            throw new Unreadable("is not HTML that can be read: " + Failures.brief(e));
        }
    }

    private static final class Writing implements NodeVisitor {

        private final StringBuilder text = new StringBuilder();

        @Override
        public void head(Node node, int depth) {
            switch (node) {
                case TextNode words -> text.append(words.getWholeText().replaceAll("\\s+", " "));
                case Element element
                when HEADINGS.contains(element.normalName()) ->
                    text.append("\n\n").append(Document.SECTION);
                case Element element -> text.append(before(element));
                default -> {}
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element) {
                text.append(after(element));
            }
        }

        private static String before(Element element) {
            return switch (element.normalName()) {
                case "br" -> "\n\n";
                case "li" -> "\n\n- ";
                case "td", "th" -> "";
                default -> element.isBlock() ? "\n\n" : "";
            };
        }

        private static String after(Element element) {
            return switch (element.normalName()) {
                case "td", "th" -> " | ";
                case "tr" -> "\n\n";
                default -> element.isBlock() ? "\n\n" : "";
            };
        }
    }
}
