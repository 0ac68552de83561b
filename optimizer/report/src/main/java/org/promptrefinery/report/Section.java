package org.promptrefinery.report;

/** A part of the page under a heading of its own. */
interface Section {

    /** For links to it. */
    String id();

    String title();

    /** Whether there is anything to show. */
    default boolean applies(RunView run) {
        return true;
    }

    /** Writes what stands below the heading. */
    void write(RunView run, Html html);
}
