package org.promptrefinery.retrieval.index;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Lucene logs which instructions of the processor it uses, which is nothing to disturb a terminal with. */
final class Quiet {

    /** Held, since the level of a logger that nobody holds is lost. */
    private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");

    private Quiet() {}

    /** Only what is severe, unless whoever runs this set a level. */
    static void please() {
        if (LUCENE.getLevel() == null) {
            LUCENE.setLevel(Level.SEVERE);
        }
    }
}
