package org.promptrefinery.inference.catalog;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.promptrefinery.inference.ModelUnavailable;
import org.promptrefinery.inference.http.ApiKey;

/** Keys to servers, from the environment only. None goes to a server that it was not meant for. */
final class Keys {

    /** For servers that have no variable of their own. */
    static final String ANY = "REFINERY_API_KEY";

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final Map<String, String> environment;
    private final Consumer<String> notices;

    /** @param notices hears of a key that is withheld */
    Keys(Map<String, String> environment, Consumer<String> notices) {
        this.environment = environment;
        this.notices = notices;
    }

    /**
     * What to show a server.
     *
     * @param key empty where none is to be sent
     * @param variable the name of the environment variable that holds it, or would
     */
    record Credential(Optional<ApiKey> key, String variable) {}

    /**
     * The key for one server.
     *
     * @param named the variable that the user has named for this model, which holds for any server
     * @throws ModelUnavailable when a key is needed and not there, or is none
     */
    Credential to(URI server, Protocol protocol, Optional<String> named) {
        if (named.isPresent()) {
            return named(named.get());
        }
        if (isHome(server, protocol)) {
            return usual(protocol);
        }
        return any(server);
    }

    private Credential named(String variable) {
        if (!NAME.matcher(variable).matches()) {
            throw new ModelUnavailable("what is given as the variable of the key is no name of an environment variable;"
                    + " put the key into a variable, and the variable's name here.");
        }
        return found(variable)
                .orElseThrow(() -> new ModelUnavailable("the environment variable " + variable
                        + ", which is to hold the key, is not set. Set it with: export " + variable + "=..."));
    }

    private Credential usual(Protocol protocol) {
        List<String> variables = protocol.keyVariables();
        return variables.stream()
                .flatMap(variable -> found(variable).stream())
                .findFirst()
                .orElseThrow(() -> new ModelUnavailable(protocol.home().getHost() + " needs a key, and "
                        + String.join(" or ", variables) + " is not set. Set it with: export "
                        + variables.getFirst() + "=..."));
    }

    private Credential any(URI server) {
        Optional<Credential> found = found(ANY);
        if (found.isPresent() && !isSafe(server)) {
            notices.accept(
                    "the key in " + ANY + " is not sent to " + server
                            + ", since the way there is not encrypted; name the variable for this model to send it all the same");
            return new Credential(Optional.empty(), ANY);
        }
        return found.orElse(new Credential(Optional.empty(), ANY));
    }

    private Optional<Credential> found(String variable) {
        String text = environment.getOrDefault(variable, "").strip();
        if (!text.chars().allMatch(letter -> letter > ' ' && letter < 0x7f)) {
            throw new ModelUnavailable("the environment variable " + variable
                    + " holds a space, a line break or another character that no key has; copy the key again.");
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(new Credential(Optional.of(ApiKey.of(text)), variable));
    }

    private static boolean isHome(URI server, Protocol protocol) {
        return !protocol.keyVariables().isEmpty()
                && server.getScheme().equals("https")
                && server.getHost().equals(protocol.home().getHost());
    }

    private static boolean isSafe(URI server) {
        return server.getScheme().equals("https") || isLoopback(server.getHost());
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || host.matches("127(\\.\\d{1,3}){3}")
                || host.equals("[::1]");
    }
}
