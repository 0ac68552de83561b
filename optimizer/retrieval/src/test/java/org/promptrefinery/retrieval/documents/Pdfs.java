package org.promptrefinery.retrieval.documents;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;

/** PDFs for tests. */
final class Pdfs {

    private Pdfs() {}

    /** Makes a document; this is where a test changes it. */
    interface Change {
        void to(PDDocument document) throws IOException;
    }

    /** One page for each list of lines. */
    static byte[] of(List<List<String>> pages, Change change) throws IOException {
        BundledFont.use(); // or the machine is searched for fonts
        try (PDDocument document = new PDDocument()) {
            for (List<String> lines : pages) {
                write(document, lines);
            }
            change.to(document);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        }
    }

    static byte[] of(String... lines) throws IOException {
        return of(List.of(List.of(lines)), _ -> {});
    }

    static byte[] protectedBy(String password, AccessPermission permission) throws IOException {
        return of(
                List.of(List.of("A secret.")),
                document -> document.protect(new StandardProtectionPolicy("owner", password, permission)));
    }

    static byte[] picture() throws IOException {
        return of(List.of(), document -> {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                BufferedImage image = new BufferedImage(20, 20, BufferedImage.TYPE_INT_RGB);
                content.drawImage(LosslessFactory.createFromImage(document, image), 100, 100);
            }
        });
    }

    private static void write(PDDocument document, List<String> lines) throws IOException {
        PDPage page = new PDPage();
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            content.beginText();
            content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
            content.setLeading(14);
            content.newLineAtOffset(70, 700);
            for (String line : lines) {
                content.showText(line);
                content.newLine();
            }
            content.endText();
        }
    }
}
