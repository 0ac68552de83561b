package org.promptrefinery.search.supply;

import java.util.Arrays;
import java.util.Locale;

/**
 * Passages of the job's documents that are most likely to hold what a case needs.
 *
 * @param count how many, 1 to 20
 * @param words the size that documents are cut to, in words, 5 to 500; a sentence is cut only where it alone is longer
 * @param query what is looked for
 * @param layout how passages are set out
 */
public record Passages(int count, int words, Query query, Layout layout) implements Supply {

    static final String PREFIX = "passages_";
    private static final int MOST = 20;
    private static final int SHORTEST = 5;
    private static final int LONGEST = 500;

    /** What is looked for. */
    public enum Query {
        /** All inputs of the case. */
        INPUTS,
        /** The last sentence of the inputs, where questions tend to stand. */
        ENDING,
        /** The rarer half of the words of the inputs. */
        RARE
    }

    /** How passages are set out. */
    public enum Layout {
        /** One under the other. */
        LINES,
        /** One under the other, each after a dash. */
        BULLETS
    }

    public Passages {
        if (count < 1 || count > MOST || words < SHORTEST || words > LONGEST) {
            throw new IllegalArgumentException("1 to " + MOST + " passages of " + SHORTEST + " to " + LONGEST
                    + " words can be looked up, not " + count + " of " + words);
        }
    }

    static Passages parse(String variable) {
        try {
            String[] parts = variable.split("_", -1);
            if (parts.length == 5 && parts[2].startsWith("w")) {
                Passages parsed = new Passages(
                        Integer.parseInt(parts[1]),
                        Integer.parseInt(parts[2].substring(1)),
                        Query.valueOf(parts[3].toUpperCase(Locale.ROOT)),
                        Layout.valueOf(parts[4].toUpperCase(Locale.ROOT)));
                if (parsed.variable().equals(variable)) {
                    return parsed;
                }
            }
        } catch (IllegalArgumentException _) {
            // said below
        }
        throw new IllegalArgumentException("{{" + variable + "}} is no look-up of passages; they read {{passages_N"
                + "_wWORDS_QUERY_LAYOUT}} with N from 1 to " + MOST + ", WORDS from " + SHORTEST + " to " + LONGEST
                + ", QUERY " + NearestExamples.names(Arrays.asList(Query.values())) + ", and LAYOUT "
                + NearestExamples.names(Arrays.asList(Layout.values())));
    }

    @Override
    public String variable() {
        return PREFIX + count + "_w" + words + "_" + query.name().toLowerCase(Locale.ROOT) + "_"
                + layout.name().toLowerCase(Locale.ROOT);
    }
}
