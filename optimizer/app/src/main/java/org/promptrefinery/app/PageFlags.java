package org.promptrefinery.app;

import java.net.URI;
import org.promptrefinery.evaluators.BadInput;
import picocli.CommandLine.Option;

/** Where a page is served, and whether the browser shows it at once. */
final class PageFlags {

    private static final int LAST_PORT = 65535;

    @Option(names = "--port", paramLabel = "N", description = "The port to serve on (any that is free).")
    private int port;

    @Option(names = "--open", description = "Open the page in the browser.")
    private boolean open;

    /** @throws BadInput when there is no such port */
    int port() {
        if (port < 0 || port > LAST_PORT) {
            throw new BadInput("--port: " + port + " must be from 1 to " + LAST_PORT + ", or 0 for any that is free");
        }
        return port;
    }

    /** Says where the page is, and what it shows. */
    void announce(URI link, String shown, Console console) {
        console.out().println(link);
        console.out().flush();
        console.err().println(shown);
        console.err().flush();
        if (open) {
            WebBrowser.open(link, console.err()::println);
        }
    }
}
