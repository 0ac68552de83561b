package org.promptrefinery.export.training;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Pattern;
import org.promptrefinery.evaluators.Gist;

/** The first 128 bits of the SHA-256 of texts, so that a million of them need little room. */
record Fingerprint(long high, long low) implements Comparable<Fingerprint> {

    /** It looks for the mark first, since letters are everywhere. */
    private static final Pattern CLOSING =
            Pattern.compile("(?=[.,;:!?\u2026])(?<=[\\p{L}\\p{N}])[.,;:!?\u2026]++(?=\\s|$)");

    /** Of these texts, in this order. */
    static Fingerprint of(Iterable<String> texts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String text : texts) {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                digest.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
                digest.update(bytes);
            }
            ByteBuffer hash = ByteBuffer.wrap(digest.digest());
            return new Fingerprint(hash.getLong(), hash.getLong());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    /** A text short of what makes no difference: letter case, white space, forms of characters, closing punctuation. */
    static String normal(String text) {
        return CLOSING.matcher(Gist.of(text)).replaceAll("");
    }

    /** Which of so many equal slices of all fingerprints it falls into, from 0; later ones are greater. */
    int slice(int slices) {
        return (int) (((high >>> 33) * slices) >>> 31);
    }

    @Override
    public int compareTo(Fingerprint other) {
        int first = Long.compareUnsigned(high, other.high);
        return first == 0 ? Long.compareUnsigned(low, other.low) : first;
    }
}
