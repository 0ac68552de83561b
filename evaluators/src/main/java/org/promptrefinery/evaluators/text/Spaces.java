package org.promptrefinery.evaluators.text;

/** White space of every kind, no-break spaces included, without patterns: answers pass here by the million. */
final class Spaces {

    private static final char LAST_ASCII = 0x7f;
    private static final int LONGEST_BLOCK = 256;
    private static final int SHORTEST_BLOCK = 16;

    private Spaces() {}

    static boolean is(char c) {
        return c <= ' '
                ? c == ' ' || Character.isWhitespace(c)
                : c > LAST_ASCII && (Character.isWhitespace(c) || Character.isSpaceChar(c));
    }

    /** Without white space at both ends. */
    static String stripped(String text) {
        int start = skip(text, 0);
        return text.substring(start, Math.max(start, end(text)));
    }

    /** One space for each run of white space. */
    static String collapsed(String text) {
        StringBuilder result = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            boolean space = is(text.charAt(at));
            result.append(space ? ' ' : text.charAt(at));
            at = space ? skip(text, at) : at + 1;
        }
        return result.toString();
    }

    /** Whether two texts are equal but for white space at their ends and the length of its runs; allocates nothing. */
    static boolean same(String one, String other) {
        int oneEnd = end(one);
        int otherEnd = end(other);
        int i = skip(one, 0);
        int j = skip(other, 0);
        while (i < oneEnd && j < otherEnd) {
            int equal = equal(one, i, other, j);
            boolean space = is(one.charAt(i + equal));
            if (space ? !is(other.charAt(j + equal)) : one.charAt(i + equal) != other.charAt(j + equal)) {
                return false;
            }
            i = space ? skip(one, i + equal) : i + equal + 1;
            j = space ? skip(other, j + equal) : j + equal + 1;
        }
        return i >= oneEnd && j >= otherEnd;
    }

    /**
     * How many characters can be passed at once since they are equal; the last of a block stays, as a run of white
     * space may go on differently behind it.
     */
    private static int equal(String one, int i, String other, int j) {
        int block = LONGEST_BLOCK;
        while (block >= SHORTEST_BLOCK && !one.regionMatches(i, other, j, block)) {
            block /= 4;
        }
        return block >= SHORTEST_BLOCK ? block - 1 : 0;
    }

    /** The first place from here on that is no white space. */
    static int skip(String text, int from) {
        int at = from;
        while (at < text.length() && is(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int end(String text) {
        int end = text.length();
        while (end > 0 && is(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }
}
