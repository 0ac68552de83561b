package org.promptrefinery.retrieval.documents;

import java.io.IOException;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/** The text layer of a PDF; pictures of text are not read. */
final class Pdf {

    private static final Pattern HYPHEN_AT_LINE_END = Pattern.compile("(\\p{L})-\n(\\p{Ll})");

    private Pdf() {}

    /** Whatever a broken or hostile file does to the library ends here. */
    static String text(byte[] bytes) throws Unreadable {
        BundledFont.use();
        try (PDDocument document = Loader.loadPDF(bytes)) {
            if (!document.getCurrentAccessPermission().canExtractContent()) {
                throw new Unreadable("is protected: its author does not allow to copy text out of it");
            }
            String text = PdfText.of(document);
            return HYPHEN_AT_LINE_END.matcher(PlainText.tidied(text)).replaceAll("$1$2");
        } catch (InvalidPasswordException _) {
            throw new Unreadable("is encrypted with a password");
        } catch (PdfText.TooMuch e) {
            throw new Unreadable(String.valueOf(e.getMessage()));
        } catch (IOException | RuntimeException e) {
            throw new Unreadable("is no PDF that can be read: " + Failures.brief(e));
        }
    }
}
