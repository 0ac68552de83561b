package org.promptrefinery.retrieval.documents;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** Reads text page by page and stops where a document asks for more than any honest one does. */
final class PdfText extends PDFTextStripper {

    /** Each takes about a microsecond. */
    private static final int MOST_OPERATORS = 20_000_000;

    /** Each takes some ten microseconds; forms that draw forms can ask for any number in a few lines. */
    private static final int MOST_FORMS = 200_000;

    /** Of one page, each held as an object; a page of a newspaper has less than 50,000. */
    private static final int MOST_CHARACTERS_OF_A_PAGE = 200_000;

    private final StringWriter written = new StringWriter();
    private final int mostForms;
    private int operators;
    private int forms;
    private int characters;

    /** The file asks for too much; the message is the reason. PDFBox would swallow a checked one. */
    static final class TooMuch extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooMuch(String reason) {
            super(reason);
        }
    }

    private PdfText(int mostForms) {
        this.mostForms = mostForms;
        setLineSeparator("\n");
        setParagraphStart("\n");
        setPageEnd("\n\n");
    }

    static String of(PDDocument document) throws IOException {
        return of(document, MOST_FORMS);
    }

    static String of(PDDocument document, int mostForms) throws IOException {
        PdfText text = new PdfText(mostForms);
        text.writeText(document, text.written);
        return text.written.toString();
    }

    @Override
    public void processPage(PDPage page) throws IOException {
        characters = 0;
        super.processPage(page);
        if (written.getBuffer().length() > Format.MOST_CHARACTERS) {
            throw new TooMuch(String.valueOf(Format.tooLong().getMessage()));
        }
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        if (++operators > MOST_OPERATORS) {
            throw new TooMuch("is drawn by more than " + MOST_OPERATORS / 1_000_000 + " million steps");
        }
        super.processOperator(operator, operands);
    }

    @Override
    public void showForm(PDFormXObject form) throws IOException {
        if (++forms > mostForms) {
            throw new TooMuch("is drawn by more than " + mostForms + " forms");
        }
        super.showForm(form);
    }

    @Override
    protected void processTextPosition(TextPosition text) {
        if (++characters <= MOST_CHARACTERS_OF_A_PAGE) {
            super.processTextPosition(text);
        }
    }
}
