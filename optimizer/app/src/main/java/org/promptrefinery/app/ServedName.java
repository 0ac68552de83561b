package org.promptrefinery.app;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.promptrefinery.inference.ModelUnavailable;
import org.promptrefinery.inference.catalog.ModelCatalog;
import org.promptrefinery.inference.http.ApiKey;
import org.promptrefinery.inference.openai.OpenAiChannel;

/**
 * The name of a model on a server.
 *
 * @param model as the server calls it
 * @param base address of the API
 */
record ServedName(String model, URI base) {

    private static final String OPENAI = "openai:";
    private static final URI HOSTED = URI.create("https://api.openai.com/v1");

    /** @throws ModelUnavailable when it names no model on a server */
    static ServedName of(String spec) {
        if (!spec.startsWith(OPENAI)) {
            ModelCatalog.requireKnown(spec);
            throw new ModelUnavailable("'" + spec + "' runs inside this program, and needs no finding out; models on"
                    + " servers are " + OPENAI + "MODEL@URL");
        }
        String rest = spec.substring(OPENAI.length());
        int at = Math.max(rest.lastIndexOf("@http://"), rest.lastIndexOf("@https://"));
        String model = at < 0 ? rest : rest.substring(0, at);
        if (model.isBlank()) {
            throw new ModelUnavailable("'" + spec + "' names no model; write " + OPENAI + "MODEL@URL");
        }
        return new ServedName(model, at < 0 ? HOSTED : address(rest.substring(at + 1)));
    }

    private static URI address(String text) {
        try {
            URI address = URI.create(text);
            if (address.getHost() != null && address.getUserInfo() == null && address.getQuery() == null) {
                return address;
            }
        } catch (IllegalArgumentException _) {
            // Said below.
        }
        // The text is not repeated: it may hold a key.
        throw new ModelUnavailable("the address after '@' must be like http://127.0.0.1:8000/v1, without a name, a"
                + " password or a query; keys belong into the environment");
    }

    /** A key goes to the server that it is for, and to no other. */
    OpenAiChannel open(Map<String, String> environment) {
        String variable = base.getHost().equals(HOSTED.getHost()) ? "OPENAI_API_KEY" : "REFINERY_API_KEY";
        Optional<ApiKey> key = Optional.ofNullable(environment.get(variable))
                .filter(text -> !text.isBlank())
                .map(ApiKey::of);
        return OpenAiChannel.open(base, model, key, variable);
    }
}
