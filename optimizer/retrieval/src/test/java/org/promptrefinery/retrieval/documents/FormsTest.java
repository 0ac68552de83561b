package org.promptrefinery.retrieval.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.junit.jupiter.api.Test;

class FormsTest {

    private static String html(String source) throws Unreadable {
        return Html.text(source.getBytes(StandardCharsets.UTF_8)).strip().replaceAll("\n[ \n]+", "\n");
    }

    private static String markdown(String source) {
        return Markdown.text(source).replaceAll("\n{2,}", "\n");
    }

    @Test
    void whatIsNoContentOfAPageIsDropped() throws Unreadable {
        assertThat(html("<title>T</title><style>p{}</style><nav>Home</nav><script>var x = '<p>no</p>'</script>"
                        + "<p>One <b>bold</b> word.<noscript>no</noscript><p hidden>no<p>Two."))
                .isEqualTo("One bold word.\nTwo.");
    }

    @Test
    void headingsItemsAndRowsOfAPageArePartedAndTextIsUnescaped() throws Unreadable {
        assertThat(html("<p>Intro<h2>Hours &amp; fees</h2><ul><li>one<li>two</ul><table><tr><td>a<td>b</table>x<br>y"))
                .isEqualTo("Intro\n\fHours & fees\n- one\n- two\na | b | \nx\ny");
    }

    @Test
    void aPageNestedWithoutEndIsRead() throws Unreadable {
        assertThat(html("<div>".repeat(20_000) + "deep")).isEqualTo("deep");
    }

    @Test
    void headingsOfMarkdownBeginSections() {
        assertThat(markdown("# One #\ntext\n## Two\n\nTitle\n=====\nmore"))
                .isEqualTo("\n\fOne\ntext\n\fTwo\n\fTitle\nmore\n");
    }

    @Test
    void whatOnlyLooksLikeAHeadingStays() {
        String code = "```\n# comment\n```\n";
        assertThat(markdown(code)).isEqualTo(code);
        String other = "#tag\na | b\n---\n- item\n---\nend\n";
        assertThat(markdown(other)).isEqualTo(other);
    }

    @Test
    void aPdfThatDrawsWithoutEndIsNamed() throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDFormXObject form = form(document, null);
            for (int depth = 0; depth < 12; depth++) {
                form = form(document, form);
            }
            PDPage page = new PDPage();
            page.setResources(with(form));
            page.setContents(stream(document));
            document.addPage(page);
            assertThatThrownBy(() -> PdfText.of(document, 1_000))
                    .isInstanceOf(PdfText.TooMuch.class)
                    .hasMessageContaining("more than 1000 forms");
        }
    }

    private static PDFormXObject form(PDDocument document, PDFormXObject inner) throws IOException {
        PDFormXObject form = new PDFormXObject(stream(document));
        form.setBBox(new PDRectangle(100, 100));
        form.setResources(inner == null ? new PDResources() : with(inner));
        return form;
    }

    private static PDResources with(PDFormXObject form) {
        PDResources resources = new PDResources();
        resources.put(COSName.getPDFName("F"), form);
        return resources;
    }

    private static PDStream stream(PDDocument document) throws IOException {
        byte[] draw = "/F Do ".repeat(10).getBytes(StandardCharsets.US_ASCII);
        return new PDStream(document, new java.io.ByteArrayInputStream(draw));
    }
}
