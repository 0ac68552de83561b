package org.promptrefinery.inference.openai;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.promptrefinery.inference.ModelUnavailable;
import org.promptrefinery.inference.http.ApiKey;
import org.promptrefinery.inference.http.HttpReply;
import org.promptrefinery.inference.http.Transport;

/**
 * Where a model is served.
 *
 * @param base address of the API, without a slash at its end
 * @param model as the server calls it
 * @param key sent with every request
 * @param keyVariable name of the environment variable that holds it, or would
 * @param transport the way to it
 */
record Endpoint(String base, String model, Optional<ApiKey> key, String keyVariable, Transport transport) {

    private static final Pattern VERSION = Pattern.compile("/v\\d+[a-z]*\\d*$");
    private static final Pattern PRINTABLE = Pattern.compile("[!-~]+");

    /** @throws ModelUnavailable when the key cannot be sent in a header */
    static Endpoint of(URI base, String model, Optional<ApiKey> key, String keyVariable) {
        // The client would name the header with the key in it.
        if (key.isPresent() && !PRINTABLE.matcher(key.get().reveal()).matches()) {
            throw new ModelUnavailable("the key in " + keyVariable
                    + " is empty or holds characters that no key has, such" + " as a space or a line break");
        }
        return new Endpoint(base.toString().replaceAll("/+$", ""), model, key, keyVariable, new Transport());
    }

    /** The address of the server itself, where its own pages are. */
    String root() {
        return VERSION.matcher(base).replaceFirst("");
    }

    HttpReply get(String address, Duration patience) throws IOException, InterruptedException, TimeoutException {
        return transport.get(URI.create(address), headers(), patience);
    }

    /** A path below the base that bodies are posted to. */
    Transport.Route route(String path) {
        return transport.route(URI.create(base + path), headers());
    }

    /** A server's text as one short line without the key. */
    String quote(String text) {
        return Brief.of(key.map(secret -> secret.redact(text)).orElse(text));
    }

    private Map<String, String> headers() {
        return key.map(secret -> Map.of("Authorization", "Bearer " + secret.reveal()))
                .orElse(Map.of());
    }
}
