package org.promptrefinery.inference.openai;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.promptrefinery.inference.ModelUnavailable;
import org.promptrefinery.inference.http.Breakage;
import org.promptrefinery.inference.http.HttpReply;

/**
 * Finds out what a server is, without paying for a completion. It asks again where a server hiccups: what it learns is
 * part of every cache key, and must not depend on luck.
 */
final class Probe {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int TRIES = 7;

    /** Waits between two tries. */
    interface Pause {
        void before(int attempt) throws InterruptedException;
    }

    /** Doubles from 50 ms; all tries together take about 3 s. */
    static final Pause DOUBLING = attempt -> Thread.sleep(Duration.ofMillis(25L << attempt));

    private final Endpoint endpoint;
    private final Pause pause;

    Probe(Endpoint endpoint, Pause pause) {
        this.endpoint = endpoint;
        this.pause = pause;
    }

    /** @throws ModelUnavailable when the server cannot be reached, wants another key, or lacks the model */
    Capabilities run() throws InterruptedException {
        ModelList list = patiently();
        List<String> models = List.of();
        JsonNode described = Json.MAPPER.missingNode();
        if (list instanceof ModelList.Known known) {
            described = known.describe(endpoint.model());
            models = known.names();
        } else {
            requireApi(list);
        }
        Served served = new Identification(this, endpoint).of(described);
        if (list instanceof ModelList.Known known
                && served.engine() != Engine.LLAMA_CPP
                && !known.has(endpoint.model())) {
            throw new ModelUnavailable(known.without(endpoint.model(), endpoint.base()));
        }
        return capabilities(served, models);
    }

    private Capabilities capabilities(Served served, List<String> models) throws InterruptedException {
        Engine engine = served.engine();
        Labelling labelling = engine == Engine.VLLM
                ? Labelling.SCORED
                : Labelling.restriction(engine, served.version().orElse(""));
        return new Capabilities(
                engine,
                served.version(),
                served.root(),
                served.context(),
                models,
                batch(engine),
                samples(engine),
                engine == Engine.UNKNOWN || engine == Engine.LM_STUDIO ? Support.UNKNOWN : Support.YES,
                schema(engine),
                Support.UNKNOWN,
                labelling,
                engine == Engine.OPENAI ? Support.NO : Support.UNKNOWN);
    }

    /** A route that only takes posts says so, which the list of all routes, half a megabyte, would say too. */
    private Support batch(Engine engine) throws InterruptedException {
        if (engine != Engine.VLLM && engine != Engine.TRANSFORMERS) {
            return Support.NO;
        }
        return Support.of(get(endpoint.base() + "/chat/completions/batch").status() == 405);
    }

    private static Support samples(Engine engine) {
        return switch (engine) {
            case VLLM, SGLANG, TRANSFORMERS, OPENAI -> Support.YES;
            case LLAMA_CPP, OLLAMA, LM_STUDIO -> Support.NO;
            case UNKNOWN -> Support.UNKNOWN;
        };
    }

    private static Support schema(Engine engine) {
        return switch (engine) {
            case VLLM, SGLANG, LLAMA_CPP, OLLAMA, LM_STUDIO, OPENAI -> Support.YES;
            case TRANSFORMERS -> Support.NO;
            case UNKNOWN -> Support.UNKNOWN;
        };
    }

    private ModelList patiently() throws InterruptedException {
        ModelList list = ModelList.ask(endpoint, PATIENCE);
        for (int attempt = 1; attempt < TRIES && passing(list); attempt++) {
            pause.before(attempt);
            list = ModelList.ask(endpoint, PATIENCE);
        }
        return list;
    }

    private static boolean passing(ModelList list) {
        return switch (list) {
            case ModelList.Known _ -> false;
            case ModelList.Refused(int status, ErrorBody _) -> passing(status);
            case ModelList.Foreign _ -> true;
            case ModelList.Unreachable(IOException cause) ->
                !Breakage.refused(cause) && !Breakage.of(cause).equals("unknown host");
        };
    }

    private static boolean passing(int status) {
        return (status >= 500 && status != 501) || status == 429 || status == 408 || status == 425;
    }

    /** Gets a page of the server; whatever goes wrong is status 0. */
    Page get(String address) throws InterruptedException {
        Page page = once(address);
        for (int attempt = 1; attempt < TRIES && passing(page); attempt++) {
            pause.before(attempt);
            page = once(address);
        }
        return page;
    }

    private static boolean passing(Page page) {
        boolean garbled = page.status() == 200 && page.json().isMissingNode() && !ErrorBody.isMarkup(page.body());
        return page.status() == 0 || garbled || passing(page.status());
    }

    private Page once(String address) throws InterruptedException {
        try {
            HttpReply reply = endpoint.get(address, PATIENCE);
            return new Page(reply.status(), reply.body());
        } catch (IOException | TimeoutException _) {
            return new Page(0, "");
        }
    }

    /** A server may have the API and no list of models, or a key may not be good for the list. */
    private void requireApi(ModelList list) throws InterruptedException {
        switch (list) {
            case ModelList.Unreachable(IOException cause) -> throw unreachable(cause);
            case ModelList.Refused(int status, ErrorBody error)
            when status == 401 -> throw new ModelUnavailable(new StatusMeaning(endpoint).noAccess(status, error));
            case ModelList.Refused(int status, ErrorBody error)
            when passing(status) ->
                throw new ModelUnavailable(endpoint.base() + " answers " + status + " ("
                        + endpoint.quote(error.message()) + "); try again when it is up");
            default -> requireChat();
        }
    }

    /** An empty request is refused before it costs anything, and how it is refused tells whether the API is there. */
    private void requireChat() throws InterruptedException {
        try {
            HttpReply reply = endpoint.route("/chat/completions").post("{}", PATIENCE);
            ErrorBody error = ErrorBody.of(reply.body());
            if (reply.status() == 401 || reply.status() == 403) {
                throw new ModelUnavailable(new StatusMeaning(endpoint).noAccess(reply.status(), error));
            }
            boolean api = reply.status() >= 400
                    && reply.status() != 404
                    && reply.status() != 405
                    && !ErrorBody.isMarkup(reply.body());
            if (!api) {
                throw new ModelUnavailable(ModelList.noApi(endpoint, PATIENCE));
            }
        } catch (TimeoutException _) {
            throw new ModelUnavailable(endpoint.base() + ": " + Breakage.late(PATIENCE));
        } catch (IOException failed) {
            throw unreachable(failed);
        }
    }

    private ModelUnavailable unreachable(IOException cause) {
        String base = endpoint.base();
        if (Breakage.refused(cause)) {
            return new ModelUnavailable(
                    "nothing listens at " + base
                            + "; start the server, for example with scripts/serve-gpu, or check the port",
                    cause);
        }
        String why = Breakage.of(cause);
        return new ModelUnavailable(
                why.equals("unknown host")
                        ? "no host '" + URI.create(base).getHost() + "' is known; check the address " + base
                        : base + " cannot be reached: " + endpoint.quote(why),
                cause);
    }
}
