package org.promptrefinery.retrieval.documents;

import java.util.Locale;

/** The forms of file that text can be got out of, by the ending of the name. */
enum Format {
    TEXT {
        @Override
        String read(byte[] bytes) throws Unreadable {
            return PlainText.tidied(Decoded.text(bytes));
        }
    },
    MARKDOWN {
        @Override
        String read(byte[] bytes) throws Unreadable {
            return Markdown.text(Decoded.text(bytes));
        }
    },
    HTML {
        @Override
        String read(byte[] bytes) throws Unreadable {
            return Html.text(bytes);
        }
    },
    PDF {
        @Override
        String read(byte[] bytes) throws Unreadable {
            return Pdf.text(bytes);
        }
    };

    /** For messages. */
    static final String ACCEPTED = "a .txt, .md, .html or .pdf file";

    /** Of one document: more than this comes out of bombs only. */
    static final int MOST_CHARACTERS = 20_000_000;

    /** Raised when the same file gives another text than before. */
    private static final String VERSION = "1";

    static Format of(String name) throws Unreadable {
        String ending = name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('/')) + 1);
        return switch (ending.toLowerCase(Locale.ROOT)) {
            case "txt" -> TEXT;
            case "md", "markdown" -> MARKDOWN;
            case "html", "htm" -> HTML;
            case "pdf" -> PDF;
            default -> throw new Unreadable("is not " + ACCEPTED);
        };
    }

    abstract String read(byte[] bytes) throws Unreadable;

    /** The text, of {@link #MOST_CHARACTERS} at most and never blank. */
    String text(byte[] bytes) throws Unreadable {
        String text = survived(bytes);
        if (text.length() > MOST_CHARACTERS) {
            throw tooLong();
        }
        if (text.isBlank()) {
            throw new Unreadable("has no text in it" + (this == PDF ? ", such as scanned pages do" : ""));
        }
        return text;
    }

    /** What parsers make of a hostile file can be any size; one document must not end a run. */
    private String survived(byte[] bytes) throws Unreadable {
        try {
            return read(bytes);
        } catch (StackOverflowError | OutOfMemoryError _) {
            throw new Unreadable("is nested too deep or unpacks to more than the memory holds");
        }
    }

    static Unreadable tooLong() {
        return new Unreadable("holds more than " + MOST_CHARACTERS / 1_000_000 + " million characters");
    }

    String hash(byte[] bytes) {
        return new Hash().with(name()).with(VERSION).with(bytes).hex();
    }
}
