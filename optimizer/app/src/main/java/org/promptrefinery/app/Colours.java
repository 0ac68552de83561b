package org.promptrefinery.app;

import java.util.Map;

/**
 * Colours for a terminal. They only repeat what the words or signs say, for whoever cannot see them.
 *
 * @param on whether there are any
 */
record Colours(boolean on) {

    private static final String RED = "31";
    private static final String GREEN = "32";
    private static final String YELLOW = "33";

    /**
     * Whether to use them: never with {@code NO_COLOR} (no-color.org), always with {@code CLICOLOR_FORCE}, otherwise on
     * a terminal that understands them and is not told not to by {@code CLICOLOR=0}.
     */
    static Colours of(boolean terminal, Map<String, String> environment) {
        if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
            return new Colours(false);
        }
        String force = environment.getOrDefault("CLICOLOR_FORCE", "");
        if (!force.isEmpty() && !force.equals("0")) {
            return new Colours(true);
        }
        boolean allowed = !environment.getOrDefault("CLICOLOR", "").equals("0");
        return new Colours(terminal && allowed && Screen.understandsControls(environment));
    }

    String good(String text) {
        return painted(GREEN, text);
    }

    String bad(String text) {
        return painted(RED, text);
    }

    String doubtful(String text) {
        return painted(YELLOW, text);
    }

    private String painted(String colour, String text) {
        return on ? "\u001B[" + colour + "m" + text + "\u001B[0m" : text;
    }
}
