package org.promptrefinery.app;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** The browser that the user has chosen for this machine. */
final class WebBrowser {

    private WebBrowser() {}

    /**
     * Opens a page in it, if there is one.
     *
     * @param notices takes what to do where there is none
     */
    static void open(URI page, Consumer<String> notices) {
        try {
            new ProcessBuilder(command(System.getProperty("os.name", ""), page))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException missing) {
            notices.accept("no browser could be opened (" + missing.getMessage() + "); open the link yourself");
        }
    }

    /** What opens a page, on a system of this name. */
    static List<String> command(String system, URI page) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.contains("windows")) {
            return List.of("rundll32", "url.dll,FileProtocolHandler", page.toString());
        }
        return List.of(name.contains("mac") ? "open" : "xdg-open", page.toString());
    }
}
