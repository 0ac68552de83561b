package org.promptrefinery.inference.langchain;

import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.anthropic.AnthropicTokenUsage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.output.TokenUsage;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.promptrefinery.inference.Request;
import org.promptrefinery.inference.serving.Allowance;

/** Anthropic's messages. It has no seeds. */
final class AnthropicApi implements Api {

    private static final String VERSION = "2023-06-01";
    private static final String RATE = "anthropic-ratelimit-";

    @Override
    public String keyHeader() {
        return "x-api-key";
    }

    @Override
    public Map<String, String> headers() {
        return Map.of("anthropic-version", VERSION);
    }

    @Override
    public URI description(Endpoint endpoint) {
        return URI.create(endpoint.server() + "/models/" + endpoint.model());
    }

    @Override
    public ChatModel model(Endpoint endpoint, Request request, HttpClientBuilder http) {
        return AnthropicChatModel.builder()
                .httpClientBuilder(http)
                .baseUrl(endpoint.server() + "/")
                .apiKey(NO_KEY)
                .version(VERSION)
                .modelName(endpoint.model())
                .maxRetries(0)
                .logRequests(false)
                .logResponses(false)
                .build();
    }

    @Override
    public String readable(String answer) {
        return answer;
    }

    /** The newest models refuse every temperature but their own, which is 1. */
    @Override
    public boolean says(double temperature) {
        return temperature != 1;
    }

    /** What came from or went into a prompt cache is counted apart by the server. */
    @Override
    public int tokensRead(TokenUsage usage) {
        int plain = Counts.orNone(usage.inputTokenCount());
        return usage instanceof AnthropicTokenUsage split
                ? plain + Counts.orNone(split.cacheCreationInputTokens()) + Counts.orNone(split.cacheReadInputTokens())
                : plain;
    }

    @Override
    public int tokensWritten(TokenUsage usage) {
        return Counts.orNone(usage.outputTokenCount());
    }

    @Override
    public Allowance allowance(HttpHeaders headers, Instant now) {
        return new Allowance(
                count(headers, "requests"), reset(headers, "requests", now),
                count(headers, "tokens"), reset(headers, "tokens", now));
    }

    private static OptionalLong count(HttpHeaders headers, String what) {
        try {
            return headers.firstValueAsLong(RATE + what + "-remaining");
        } catch (NumberFormatException unreadable) {
            return OptionalLong.empty();
        }
    }

    private static Optional<Duration> reset(HttpHeaders headers, String what, Instant now) {
        try {
            return headers.firstValue(RATE + what + "-reset")
                    .map(Instant::parse)
                    .map(then -> then.isAfter(now) ? Duration.between(now, then) : Duration.ZERO);
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
