package org.promptrefinery.study.job;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.promptrefinery.evaluators.BadInput;

/**
 * Where the end of a run is posted to. Such an address is a secret by itself, since whoever has it can post: it is only
 * to be had for sending, so that no message, log or file can hold it by accident.
 */
public final class Webhook {

    /** What stands in its place. */
    public static final String HIDDEN = "[hidden]";

    private static final String FORM = "an address such as https://chat.example/hooks/...";
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private final Optional<URI> address;
    private final Optional<String> variable;

    private Webhook(Optional<URI> address, Optional<String> variable) {
        this.address = address;
        this.variable = variable;
    }

    /**
     * An address as it was given; empty when it is none.
     *
     * @param text of a URL over http or https
     */
    public static Optional<Webhook> at(String text) {
        return parsed(text).map(address -> new Webhook(Optional.of(address), Optional.empty()));
    }

    /** The address that an environment variable holds when it is asked for. */
    public static Webhook from(String variable) {
        return new Webhook(Optional.empty(), Optional.of(variable));
    }

    /** The name of the environment variable with the address, if it is there. */
    public Optional<String> variable() {
        return variable;
    }

    /**
     * The address itself, to be sent to and never shown.
     *
     * @throws BadInput when the variable is not set or holds no address
     */
    public URI reveal(Map<String, String> environment) {
        return address.orElseGet(() -> found(variable.orElseThrow(), environment));
    }

    private static URI found(String variable, Map<String, String> environment) {
        String text = environment.getOrDefault(variable, "");
        if (text.isBlank()) {
            throw new BadInput("notify.webhook: the environment variable " + variable
                    + " is not set. Set it with: export " + variable + "=https://...");
        }
        return parsed(text)
                .orElseThrow(() -> new BadInput(
                        "notify.webhook: what the environment variable " + variable + " holds is not " + FORM));
    }

    private static Optional<URI> parsed(String text) {
        try {
            URI uri = new URI(text.strip());
            boolean usable = uri.getScheme() != null && SCHEMES.contains(uri.getScheme()) && uri.getHost() != null;
            return usable ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException none) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return variable.map(name -> "[webhook in " + name + "]").orElse(HIDDEN);
    }
}
