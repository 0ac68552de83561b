package org.promptrefinery.report.live;

import java.io.IOException;
import java.io.Writer;
import org.promptrefinery.study.history.RunHistory;

/** The page of one run. */
@FunctionalInterface
public interface RunPage {

    /**
     * Writes the page as it is now. It has one element {@code <main>} with all that changes while the run goes on; a
     * function {@code window.refineryReport.update(html)}, if the page has one, takes a new content of it.
     *
     * @param parts what makes the page a live one
     * @throws org.promptrefinery.evaluators.BadInput when a file of the run that it reads is broken
     */
    void write(RunHistory run, LiveParts parts, Writer to) throws IOException;
}
