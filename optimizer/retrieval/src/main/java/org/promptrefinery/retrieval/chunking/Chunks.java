package org.promptrefinery.retrieval.chunking;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.promptrefinery.retrieval.documents.Document;

/**
 * Cuts a text to passages that end where sentences do. A passage holds as many whole sentences as fit; a heading begins
 * a new one and stays with what follows it; a sentence that is too long alone is cut between words.
 */
public final class Chunks {

    private static final Pattern PARAGRAPH_END = Pattern.compile("\n[ \t]*\n\\s*");

    private final int size;
    private final Sentences sentences = new Sentences();
    private final List<String> passages = new ArrayList<>();
    private final StringBuilder open = new StringBuilder();
    private int words;
    /** Whether the open passage has headings only, so that the next one does not end it. */
    private boolean untold = true;

    private Chunks(int size) {
        this.size = size;
    }

    /**
     * The passages of a text, in order; nothing but white space is lost.
     *
     * @param text as {@link Document#text} has it
     * @param words that a passage has at most, 1 or more
     */
    public static List<String> of(String text, int words) {
        if (words < 1) {
            throw new IllegalArgumentException("A passage has 1 word or more, not " + words);
        }
        Chunks chunks = new Chunks(words);
        for (int begin = 0; begin <= text.length(); ) {
            int found = text.indexOf(Document.SECTION, begin);
            int end = found < 0 ? text.length() : found;
            chunks.section(text.substring(begin, end), begin > 0);
            begin = end + 1;
        }
        chunks.close();
        return chunks.passages;
    }

    private void section(String section, boolean headed) {
        if (headed && !untold) {
            close();
        }
        boolean heading = headed;
        for (String paragraph : PARAGRAPH_END.split(section, -1)) {
            for (String sentence : heading ? List.of(paragraph) : sentences.of(paragraph)) {
                add(Words.tidied(sentence));
            }
            untold &= heading || paragraph.isBlank();
            heading = false;
        }
    }

    private void add(String sentence) {
        int length = Words.count(sentence);
        if (length > size) {
            close();
            Words.cut(sentence, size).forEach(piece -> join(piece, Words.count(piece)));
        } else if (length > 0) {
            join(sentence, length);
        }
    }

    private void join(String piece, int length) {
        if (words + length > size) {
            close();
        }
        open.append(open.isEmpty() ? "" : " ").append(piece);
        words += length;
    }

    private void close() {
        if (!open.isEmpty()) {
            passages.add(open.toString());
        }
        open.setLength(0);
        words = 0;
        untold = true;
    }
}
