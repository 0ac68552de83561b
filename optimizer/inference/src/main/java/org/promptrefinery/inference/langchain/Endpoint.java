package org.promptrefinery.inference.langchain;

import java.net.URI;
import java.util.Optional;
import org.promptrefinery.inference.http.ApiKey;

/**
 * One model on one server.
 *
 * @param model its name there
 * @param server the beginning of all URLs, with the version of the API and without a slash at the end
 * @param key empty where none is to be sent
 * @param keyVariable the environment variable that holds the key, or would; for messages
 */
public record Endpoint(String model, URI server, Optional<ApiKey> key, String keyVariable) {

    /** A text without the key, should a server have sent it back. */
    String redact(String text) {
        return key.map(known -> known.redact(text)).orElse(text);
    }
}
