package org.promptrefinery.app;

import java.io.PrintWriter;
import java.util.Map;

/**
 * The program's surroundings.
 *
 * @param out for results
 * @param err for progress and messages
 * @param terminal whether {@code err} is shown to a person as it comes
 * @param environment variables
 */
record Console(PrintWriter out, PrintWriter err, boolean terminal, Map<String, String> environment) {}
