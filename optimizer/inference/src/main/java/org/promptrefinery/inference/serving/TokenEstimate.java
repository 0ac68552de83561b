package org.promptrefinery.inference.serving;

import org.promptrefinery.inference.Message;
import org.promptrefinery.inference.Request;

/** Lengths in tokens where the tokenizer is the server's secret: a token is about four bytes of text. */
final class TokenEstimate {

    private static final int BYTES = 4;
    private static final int ONE_BYTE = 0x80;
    private static final int TWO_BYTES = 0x800;

    private TokenEstimate() {}

    /** 0 for no text, else at least 1. */
    static int of(String text) {
        return (int) Math.min(Integer.MAX_VALUE, (utf8Length(text) + BYTES - 1) / BYTES);
    }

    /** What a parcel costs at most, read and written. */
    static long of(Parcel parcel) {
        long tokens = 0;
        for (Request request : parcel.requests()) {
            for (Message message : request.messages()) {
                tokens += of(message.text());
            }
            tokens += request.sampling().maxTokens();
        }
        return tokens;
    }

    /** Both halves of a surrogate pair make four bytes together. */
    private static long utf8Length(String text) {
        long length = 0;
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            length += unit < ONE_BYTE ? 1 : unit < TWO_BYTES || Character.isSurrogate(unit) ? 2 : 3;
        }
        return length;
    }
}
