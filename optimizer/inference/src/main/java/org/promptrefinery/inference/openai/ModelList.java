package org.promptrefinery.inference.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.promptrefinery.inference.Suggestion;
import org.promptrefinery.inference.http.Breakage;
import org.promptrefinery.inference.http.HttpReply;

/** What a server says when it is asked for its models. */
sealed interface ModelList {

    int SHOWN = 8;

    /** The models that it has, each as the server describes it. */
    record Known(List<JsonNode> models) implements ModelList {

        List<String> names() {
            return models.stream().map(model -> model.path("id").asText()).toList();
        }

        /** Whether a model is there; some servers put a variant after a colon, and some name one by a pattern. */
        boolean has(String model) {
            return names().stream()
                    .anyMatch(name -> name.equals(model)
                            || name.equals(model + ":latest")
                            || model.startsWith(name + ":")
                            || name.contains("*"));
        }

        JsonNode describe(String model) {
            return models.stream()
                    .filter(one -> one.path("id").asText().equals(model))
                    .findFirst()
                    .orElseGet(() -> models.isEmpty() ? Json.MAPPER.nullNode() : models.getFirst());
        }

        /** For a person who asked for a model that is not there. */
        String without(String model, String base) {
            List<String> names = names();
            String shown = names.stream().limit(SHOWN).collect(Collectors.joining(", "));
            String rest = names.size() > SHOWN ? " and " + (names.size() - SHOWN) + " more" : "";
            return "no model '" + model + "' at " + base + "; it has " + (names.isEmpty() ? "none" : shown + rest) + "."
                    + Suggestion.of(model, names);
        }
    }

    /** It answers with an error. */
    record Refused(int status, ErrorBody error) implements ModelList {}

    /** It answers with something else, such as a page. */
    record Foreign() implements ModelList {}

    /** It gives no answer. */
    record Unreachable(IOException cause) implements ModelList {}

    /** Asks once. */
    static ModelList ask(Endpoint endpoint, Duration patience) throws InterruptedException {
        return ask(endpoint, endpoint.base(), patience);
    }

    /** What to say where no API answers, with the address at which it does if that is easily found. */
    static String noApi(Endpoint endpoint, Duration patience) throws InterruptedException {
        if (!endpoint.root().equals(endpoint.base())) {
            return "no OpenAI-compatible API at " + endpoint.base() + "; check the address";
        }
        String deeper = endpoint.base() + "/v1";
        boolean there = ask(endpoint, deeper, patience) instanceof Known;
        return "no OpenAI-compatible API at " + endpoint.base() + "; maybe " + deeper + "?"
                + (there ? " It answers." : "");
    }

    private static ModelList ask(Endpoint endpoint, String base, Duration patience) throws InterruptedException {
        try {
            HttpReply reply = endpoint.get(base + "/models", patience);
            return reply.status() == 200 ? read(reply.body()) : new Refused(reply.status(), ErrorBody.of(reply.body()));
        } catch (TimeoutException _) {
            return new Unreachable(new IOException(Breakage.late(patience)));
        } catch (IOException failed) {
            return new Unreachable(failed);
        }
    }

    private static ModelList read(String body) {
        try {
            JsonNode json = Json.read(body);
            JsonNode models = json.isArray() ? json : json.path("data");
            boolean list = models.isArray()
                    && StreamSupport.stream(models.spliterator(), false)
                            .allMatch(one -> one.path("id").isTextual());
            return list
                    ? new Known(
                            StreamSupport.stream(models.spliterator(), false).toList())
                    : new Foreign();
        } catch (JsonProcessingException _) {
            return new Foreign();
        }
    }
}
