package org.promptrefinery.inference.langchain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiChatModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiTokenUsage;
import dev.langchain4j.model.output.TokenUsage;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.Map;
import java.util.SplittableRandom;
import org.promptrefinery.inference.Request;
import org.promptrefinery.inference.serving.Allowance;

/** Google's Gemini API. It has no rate headers. */
final class GeminiApi implements Api {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public String keyHeader() {
        return "x-goog-api-key";
    }

    @Override
    public Map<String, String> headers() {
        return Map.of();
    }

    @Override
    public URI description(Endpoint endpoint) {
        return URI.create(endpoint.server() + "/models/" + endpoint.model());
    }

    @Override
    public ChatModel model(Endpoint endpoint, Request request, HttpClientBuilder http) {
        return GoogleAiGeminiChatModel.builder()
                .httpClientBuilder(http)
                .baseUrl(endpoint.server().toString())
                .apiKey(NO_KEY)
                .modelName(endpoint.model())
                .seed(seed(request))
                .maxRetries(0)
                .logRequests(false)
                .logResponses(false)
                .build();
    }

    /** Several samples of one conversation must differ. */
    private static int seed(Request request) {
        return new SplittableRandom(31 * request.sampling().seed() + request.sample()).nextInt() & Integer.MAX_VALUE;
    }

    /** LangChain4j expects a content, which an answer that is withheld lacks, and counts, which proxies leave out. */
    @Override
    public String readable(String answer) {
        try {
            if (JSON.readTree(answer) instanceof ObjectNode whole
                    && whole.path("candidates").path(0) instanceof ObjectNode first
                    && first.has("finishReason")) {
                return completed(whole, first).toString();
            }
        } catch (JsonProcessingException noJson) {
            // Whoever reads it will say so.
        }
        return answer;
    }

    private static ObjectNode completed(ObjectNode whole, ObjectNode first) {
        if (!first.has("content")) {
            first.putObject("content").put("role", "model");
        }
        if (!whole.has("usageMetadata")) {
            whole.putObject("usageMetadata");
        }
        return whole;
    }

    @Override
    public boolean says(double temperature) {
        return true;
    }

    @Override
    public int tokensRead(TokenUsage usage) {
        return Counts.orNone(usage.inputTokenCount());
    }

    /** Thoughts are paid for as what is written. */
    @Override
    public int tokensWritten(TokenUsage usage) {
        int said = Counts.orNone(usage.outputTokenCount());
        return usage instanceof GoogleAiGeminiTokenUsage split
                ? said + Counts.orNone(split.thoughtsTokenCount())
                : said;
    }

    @Override
    public Allowance allowance(HttpHeaders headers, Instant now) {
        return Allowance.UNKNOWN;
    }
}
