package org.promptrefinery.inference.openai;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Tells engines apart by what they say of their models, and asks each in its own way for more. */
final class Identification {

    private static final String OPENAI_HOST = "api.openai.com";

    private final Probe probe;
    private final Endpoint endpoint;

    Identification(Probe probe, Endpoint endpoint) {
        this.probe = probe;
        this.endpoint = endpoint;
    }

    /** @param model as it stands in the server's list; may be missing */
    Served of(JsonNode model) throws InterruptedException {
        Optional<String> root = text(model.path("root"));
        OptionalInt context = number(model.path("max_model_len"));
        return switch (engine(model.path("owned_by").asText("").toLowerCase(Locale.ROOT))) {
            case OPENAI -> new Served(Engine.OPENAI, Optional.empty(), Optional.empty(), OptionalInt.empty());
            case VLLM -> new Served(Engine.VLLM, version("/version"), root, context);
            case TRANSFORMERS -> new Served(Engine.TRANSFORMERS, version("/version"), root, context);
            case SGLANG -> sglang(root, context);
            case LLAMA_CPP -> llama();
            case OLLAMA -> ollama();
            case LM_STUDIO -> new Served(Engine.LM_STUDIO, Optional.empty(), Optional.empty(), context);
            case UNKNOWN -> unknown(root, context);
        };
    }

    private Engine engine(String owner) {
        if (OPENAI_HOST.equals(URI.create(endpoint.base()).getHost())) {
            return Engine.OPENAI;
        }
        return switch (owner) {
            case "vllm" -> Engine.VLLM;
            case "sglang" -> Engine.SGLANG;
            case "llamacpp" -> Engine.LLAMA_CPP;
            case "library" -> Engine.OLLAMA;
            case "organization_owner" -> Engine.LM_STUDIO;
            case "serve-transformers" -> Engine.TRANSFORMERS;
            default -> Engine.UNKNOWN;
        };
    }

    private Served sglang(Optional<String> root, OptionalInt context) throws InterruptedException {
        JsonNode server = either("/server_info", "/get_server_info");
        JsonNode model = either("/model_info", "/get_model_info");
        Optional<String> path = text(model.path("model_path")).or(() -> text(server.path("model_path")));
        return new Served(Engine.SGLANG, text(server.path("version")), path.or(() -> root), context);
    }

    private Served llama() throws InterruptedException {
        JsonNode props = page("/props");
        OptionalInt context = number(props.path("default_generation_settings").path("n_ctx"));
        return new Served(Engine.LLAMA_CPP, text(props.path("build_info")), text(props.path("model_path")), context);
    }

    private Served ollama() throws InterruptedException {
        JsonNode tags = page("/api/tags").path("models");
        Optional<String> digest = StreamSupport.stream(tags.spliterator(), false)
                .filter(tag -> Stream.of(endpoint.model(), endpoint.model() + ":latest")
                        .anyMatch(tag.path("name").asText()::equals))
                .flatMap(tag -> text(tag.path("digest")).stream())
                .findFirst();
        return new Served(Engine.OLLAMA, version("/api/version"), digest, OptionalInt.empty());
    }

    /** Older llama-servers and proxies before one give another owner, but the engine's own page. */
    private Served unknown(Optional<String> root, OptionalInt context) throws InterruptedException {
        if (page("/props").has("default_generation_settings")) {
            return llama();
        }
        return new Served(Engine.UNKNOWN, version("/version"), root, context);
    }

    private JsonNode either(String newer, String older) throws InterruptedException {
        JsonNode page = page(newer);
        return page.isObject() ? page : page(older);
    }

    private Optional<String> version(String path) throws InterruptedException {
        return text(page(path).path("version"));
    }

    private JsonNode page(String path) throws InterruptedException {
        return probe.get(endpoint.root() + path).json();
    }

    private static Optional<String> text(JsonNode node) {
        return Optional.of(Brief.of(Objects.requireNonNullElse(node.textValue(), "")))
                .filter(is -> !is.isEmpty());
    }

    private static OptionalInt number(JsonNode node) {
        return node.isInt() && node.intValue() > 0 ? OptionalInt.of(node.intValue()) : OptionalInt.empty();
    }
}
