package org.promptrefinery.inference.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.promptrefinery.inference.ModelUnavailable;
import org.promptrefinery.inference.http.ApiKey;
import org.promptrefinery.inference.openai.ScriptedServer.Answer;
import org.promptrefinery.inference.serving.Features;
import org.promptrefinery.inference.serving.Load;

class ProbeTest {

    private static final ApiKey KEY = ApiKey.of("sk-planted-0123456789");

    private static Capabilities probe(ScriptedServer server) {
        try (OpenAiChannel channel = server.open()) {
            return channel.capabilities();
        }
    }

    private static String models(String owner, String more) {
        return "{\"data\":[{\"id\":\"m\",\"owned_by\":\"" + owner + "\"" + more + "}]}";
    }

    @Test
    void vllm() throws Exception {
        try (ScriptedServer server = ScriptedServer.vllm().page("GET /metrics", 200, MetricsTest.VLLM);
                OpenAiChannel channel = server.open()) {
            Capabilities found = channel.capabilities();
            assertThat(found.engine()).isEqualTo(Engine.VLLM);
            assertThat(found.version()).contains("0.12.0");
            assertThat(found.root()).contains("/models/m");
            assertThat(found.context()).hasValue(4096);
            assertThat(found.batch()).isEqualTo(Support.YES);
            assertThat(found.labelling()).isEqualTo(Labelling.SCORED);
            assertThat(found.metrics()).isEqualTo(Support.YES);
            assertThat(channel.features()).isEqualTo(new Features(16, 32));
            assertThat(channel.load()).contains(new Load(20, 3, 2, 1_234_567));
            assertThat(server.chats()).as("nothing that costs").isEmpty();
        }
    }

    @Test
    void olderVllmHasNoBatchesAndOtherWordsForLabels() throws Exception {
        try (ScriptedServer server = ScriptedServer.vllm()
                .page("GET /version", 200, "{\"version\":\"0.9.2\"}")
                .page("GET /v1/chat/completions/batch", 404, "{\"detail\":\"Not Found\"}")) {
            Capabilities found = probe(server);
            assertThat(found.features()).isEqualTo(new Features(1, 32));
            assertThat(found.restriction()).isEqualTo(Labelling.GUIDED_CHOICE);
        }
    }

    @Test
    void sglang() throws Exception {
        try (ScriptedServer server = new ScriptedServer()
                .page("GET /v1/models", 200, models("sglang", ",\"root\":\"m\",\"max_model_len\":32768"))
                .page("GET /get_server_info", 200, "{\"version\":\"0.5.3\"}")
                .page("GET /model_info", 200, "{\"model_path\":\"org/model\"}")) {
            Capabilities found = probe(server);
            assertThat(found.engine()).isEqualTo(Engine.SGLANG);
            assertThat(found.version()).contains("0.5.3");
            assertThat(found.root()).contains("org/model");
            assertThat(found.labelling()).isEqualTo(Labelling.REGEX);
            assertThat(found.features()).isEqualTo(new Features(1, 32));
        }
    }

    @Test
    void llamaServerTakesAnyName() throws Exception {
        try (ScriptedServer server = new ScriptedServer()
                        .page("GET /v1/models", 200, models("llamacpp", "").replace("\"m\"", "\"/weights/x.gguf\""))
                        .page(
                                "GET /props",
                                200,
                                "{\"default_generation_settings\":{\"n_ctx\":2048},\"model_path\":\"/weights/x.gguf\","
                                        + "\"build_info\":\"b4916-1\"}");
                OpenAiChannel channel = server.open()) {
            assertThat(channel.capabilities().engine()).isEqualTo(Engine.LLAMA_CPP);
            assertThat(channel.capabilities().context()).hasValue(2048);
            assertThat(channel.capabilities().labelling()).isEqualTo(Labelling.GRAMMAR);
            assertThat(channel.fingerprint()).isEqualTo("openai m llama.cpp b4916-1 /weights/x.gguf");
        }
    }

    @Test
    void ollamaIsKnownByTheDigestOfItsWeights() throws Exception {
        try (ScriptedServer server = new ScriptedServer()
                        .page("GET /v1/models", 200, models("library", "").replace("\"m\"", "\"m:latest\""))
                        .page("GET /api/version", 200, "{\"version\":\"0.12.1\"}")
                        .page("GET /api/tags", 200, "{\"models\":[{\"name\":\"m:latest\",\"digest\":\"abc123\"}]}");
                OpenAiChannel channel = server.open()) {
            assertThat(channel.fingerprint()).isEqualTo("openai m Ollama 0.12.1 abc123");
        }
    }

    @Test
    void ourOwnServer() throws Exception {
        try (ScriptedServer server = new ScriptedServer()
                .page("GET /v1/models", 200, models("serve-transformers", ",\"max_model_len\":8192"))
                .page("GET /v1/chat/completions/batch", 405, "")
                .page("GET /version", 200, "{\"version\":\"transformers 5.18.0\"}")) {
            Capabilities found = probe(server);
            assertThat(found.engine()).isEqualTo(Engine.TRANSFORMERS);
            assertThat(found.features()).isEqualTo(new Features(16, 32));
            assertThat(found.labelling()).isEqualTo(Labelling.FREE);
        }
    }

    @Test
    void aServerThatMovesKeepsItsFingerprint() throws Exception {
        try (ScriptedServer one = ScriptedServer.vllm();
                ScriptedServer other = ScriptedServer.vllm();
                OpenAiChannel here = one.open();
                OpenAiChannel there = other.open()) {
            assertThat(here.name()).isNotEqualTo(there.name());
            assertThat(here.fingerprint())
                    .isEqualTo("openai m vLLM 0.12.0 /models/m")
                    .isEqualTo(there.fingerprint());
        }
    }

    @Test
    void anUnknownServerIsToldApartByItsAddress() throws Exception {
        try (ScriptedServer server = new ScriptedServer().page("GET /v1/models", 200, models("somebody", ""));
                OpenAiChannel channel = server.open()) {
            assertThat(channel.fingerprint()).isEqualTo("openai m unknown " + server.address() + "/v1");
            assertThat(channel.features()).isEqualTo(Features.PLAIN);
        }
    }

    @Test
    void hiccupsChangeNothing() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        try (ScriptedServer server = ScriptedServer.vllm()
                        .page(
                                "GET /v1/models",
                                _ -> asked.incrementAndGet() % 3 == 0
                                        ? Answer.of(200, ScriptedServer.VLLM_MODELS)
                                        : Answer.of(503, "<html><title>503</title></html>"))
                        .page(
                                "GET /version",
                                _ -> asked.incrementAndGet() % 3 == 0
                                        ? Answer.of(200, "{\"version\":\"0.12.0\"}")
                                        : Answer.of(200, "{\"vers"));
                OpenAiChannel channel = server.open()) {
            assertThat(channel.fingerprint()).isEqualTo("openai m vLLM 0.12.0 /models/m");
        }
    }

    @Test
    void nothingListens() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        URI base = URI.create("http://127.0.0.1:" + port + "/v1");
        assertThatThrownBy(() -> OpenAiChannel.open(base, "m", Optional.empty(), "K"))
                .isInstanceOf(ModelUnavailable.class)
                .hasMessageContaining("nothing listens at " + base)
                .hasMessageContaining("scripts/serve-gpu");
    }

    @Test
    void noSuchHost() {
        URI base = URI.create("http://no-such-host.invalid/v1");
        assertThatThrownBy(() -> OpenAiChannel.open(base, "m", Optional.empty(), "K"))
                .isInstanceOf(ModelUnavailable.class)
                .hasMessageContaining("no host 'no-such-host.invalid' is known");
    }

    @Test
    void aMissingModelIsFoundBeforeARunBegins() throws Exception {
        try (ScriptedServer server = ScriptedServer.vllm()
                .page("GET /v1/models", 200, "{\"data\":[{\"id\":\"llama-8b\"},{\"id\":\"qwen\"}]}")) {
            assertThatThrownBy(() -> server.open("/v1", "lama-8b", Optional.empty()))
                    .isInstanceOf(ModelUnavailable.class)
                    .hasMessage("no model 'lama-8b' at " + server.address() + "/v1; it has llama-8b, qwen."
                            + " Maybe 'llama-8b'?");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void aWrongKeyIsFoundBeforeARunBegins(int status) throws Exception {
        String echo = "{\"error\":{\"message\":\"Incorrect API key provided: " + KEY.reveal() + ".\"}}";
        try (ScriptedServer server =
                new ScriptedServer().page("GET /v1/models", status, echo).chat(status, echo)) {
            assertThatThrownBy(() -> server.open(Optional.of(KEY)))
                    .isInstanceOf(ModelUnavailable.class)
                    .hasMessageContaining("refuses the key in TEST_KEY")
                    .hasMessageContaining("provided: [key].")
                    .hasMessageNotContaining(KEY.reveal());
            assertThat(server.asked("GET /v1/models").getFirst().authorization())
                    .isEqualTo("Bearer " + KEY.reveal());
        }
    }

    @Test
    void withoutAKeyTheVariableIsNamed() throws Exception {
        try (ScriptedServer server = new ScriptedServer().page("GET /v1/models", 401, "{}")) {
            assertThatThrownBy(server::open)
                    .isInstanceOf(ModelUnavailable.class)
                    .hasMessageContaining("wants a key, and none is set; put it into the environment as TEST_KEY");
            assertThat(server.asked("GET /v1/models").getFirst().authorization())
                    .isNull();
        }
    }

    @Test
    void aKeyThatCannotBeSentIsNotShown() throws Exception {
        try (ScriptedServer server = ScriptedServer.vllm()) {
            assertThatThrownBy(() -> server.open(Optional.of(ApiKey.of("sk-secret\nsk-other"))))
                    .isInstanceOf(ModelUnavailable.class)
                    .hasMessageContaining("TEST_KEY")
                    .hasMessageNotContaining("secret");
        }
    }

    @Test
    void aForgottenPathIsSuggested() throws Exception {
        try (ScriptedServer server = ScriptedServer.vllm()) {
            assertThatThrownBy(() -> server.open("", "m", Optional.empty()))
                    .isInstanceOf(ModelUnavailable.class)
                    .hasMessage("no OpenAI-compatible API at " + server.address() + "; maybe " + server.address()
                            + "/v1? It answers.");
        }
    }

    @Test
    void aWebSiteIsNoApi() throws Exception {
        try (ScriptedServer server = new ScriptedServer()
                .page("GET /v1/models", 200, "<!doctype html><title>Welcome</title>")
                .chat(405, "")) {
            assertThatThrownBy(server::open)
                    .isInstanceOf(ModelUnavailable.class)
                    .hasMessageContaining("no OpenAI-compatible API at " + server.address() + "/v1");
        }
    }

    @Test
    void aServerWithoutAListIsTakenAtItsWord() throws Exception {
        try (ScriptedServer server =
                new ScriptedServer().chat(400, "{\"error\":{\"message\":\"messages is required\"}}")) {
            assertThat(probe(server).engine()).isEqualTo(Engine.UNKNOWN);
            assertThat(server.chats()).containsExactly("{}");
        }
    }

    @Test
    void aServerThatIsStillLoadingIsNamedSo() throws Exception {
        try (ScriptedServer server = new ScriptedServer()
                .page("GET /v1/models", 503, "{\"error\":{\"message\":\"Loading model\",\"code\":503}}")) {
            assertThatThrownBy(server::open)
                    .isInstanceOf(ModelUnavailable.class)
                    .hasMessageContaining("answers 503 (Loading model); try again when it is up");
        }
    }

    @Test
    void metricsThatAreNotThereAreAskedForOnce() throws Exception {
        try (ScriptedServer server = ScriptedServer.vllm().page("GET /metrics", 501, "{}");
                OpenAiChannel channel = server.open()) {
            assertThat(channel.capabilities().metrics()).isEqualTo(Support.NO);
            assertThat(channel.load()).isEmpty();
            assertThat(channel.load()).isEmpty();
            assertThat(server.asked("GET /metrics")).hasSize(1);
        }
    }

    @Test
    void metricsThatFailForAMomentAreAskedForAgain() throws Exception {
        try (ScriptedServer server = ScriptedServer.vllm().page("GET /metrics", 200, MetricsTest.VLLM);
                OpenAiChannel channel = server.open()) {
            server.page("GET /metrics", 503, "");
            assertThatThrownBy(channel::load).isInstanceOf(IOException.class).hasMessageContaining("503");
            server.page("GET /metrics", 200, "<html>a proxy</html>");
            assertThat(channel.load()).isEmpty();
            server.page("GET /metrics", 200, MetricsTest.VLLM);
            assertThat(channel.load()).isPresent();
        }
    }
}
