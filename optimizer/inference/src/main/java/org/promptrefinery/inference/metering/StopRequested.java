package org.promptrefinery.inference.metering;

/** The user wants to stop; everything answered so far is on disk. */
public final class StopRequested extends RuntimeException {

    private static final long serialVersionUID = 1;

    public StopRequested() {
        super("stopped");
    }
}
