package org.promptrefinery.app;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the program tells its caller. */
final class ExitCode {

    static final int DONE = 0;
    static final int OUR_FAULT = 1;
    static final int BAD_INPUT = 2;
    static final int STOPPED_EARLY = 3;
    static final int GATE_NOT_MET = 4;
    static final int INTERRUPTED = 130;

    /** Stands above the exit codes in the help of a command. */
    static final String HEADING = "%nExit codes:%n";

    /** What each code means, for the help of all commands that do not say more. */
    static final Map<String, String> USUAL = usual();

    private ExitCode() {}

    private static Map<String, String> usual() {
        Map<String, String> codes = new LinkedHashMap<>();
        codes.put(" " + DONE, "done");
        codes.put(" " + OUR_FAULT, "our fault, such as a full disk or a defect");
        codes.put(" " + BAD_INPUT, "bad input or usage; the message says what would be accepted");
        return Collections.unmodifiableMap(codes);
    }
}
