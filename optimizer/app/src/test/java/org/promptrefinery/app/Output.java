package org.promptrefinery.app;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;

/** What the program said, run in this process, and its exit code. */
record Output(int code, String out, String err) {

    static Output of(Map<String, String> environment, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Console console = new Console(new PrintWriter(out, true), new PrintWriter(err, true), false, environment);
        int code = Program.run(console, new Interruption(), arguments);
        return new Output(code, out.toString(), err.toString());
    }
}
