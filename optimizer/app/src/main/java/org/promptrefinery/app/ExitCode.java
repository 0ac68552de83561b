package org.promptrefinery.app;

/** What the program tells its caller. */
final class ExitCode {

    static final int DONE = 0;
    static final int OUR_FAULT = 1;
    static final int BAD_INPUT = 2;
    static final int STOPPED_EARLY = 3;
    static final int GATE_NOT_MET = 4;
    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
