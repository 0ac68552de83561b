package org.promptrefinery.inference.langchain;

import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.output.TokenUsage;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.Map;
import org.promptrefinery.inference.Request;
import org.promptrefinery.inference.serving.Allowance;

/** What differs between the protocols. Never handed a key: {@link Exchange} adds it to what is sent. */
interface Api {

    /** Stands where LangChain4j wants a key. */
    String NO_KEY = "none";

    /** The header that carries the key. */
    String keyHeader();

    /** Sent along with every question that is not put through LangChain4j. */
    Map<String, String> headers();

    /** Where the server describes a model; asking costs nothing. */
    URI description(Endpoint endpoint);

    /** A model for one request that sends once, logs nothing, and does not try again. */
    ChatModel model(Endpoint endpoint, Request request, HttpClientBuilder http);

    /** The body of an answer so that LangChain4j can read it. */
    String readable(String answer);

    /** Whether a temperature must be said, because it is not what the server takes without a word. */
    boolean says(double temperature);

    int tokensRead(TokenUsage usage);

    int tokensWritten(TokenUsage usage);

    /** What the rate headers say. */
    Allowance allowance(HttpHeaders headers, Instant now);
}
