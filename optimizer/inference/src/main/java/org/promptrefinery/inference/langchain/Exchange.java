package org.promptrefinery.inference.langchain;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.promptrefinery.inference.http.HttpReply;
import org.promptrefinery.inference.http.Transport;

/**
 * The one call that LangChain4j makes for a request, on our transport. It keeps what LangChain4j drops: status and
 * headers of a refusal, and why there was no reply. For one thread.
 */
final class Exchange implements HttpClient {

    private final Transport transport;
    private final Api api;
    private final Map<String, String> headers;
    private final String extra;
    private final Duration patience;

    private @Nullable HttpReply reply;
    private @Nullable Exception failure;

    /**
     * A call to come.
     *
     * @param headers set whatever LangChain4j would send; the only place where the key is
     * @param extra fields to add to the body
     * @param patience for the whole of it
     */
    Exchange(Transport transport, Api api, Map<String, String> headers, String extra, Duration patience) {
        this.transport = transport;
        this.api = api;
        this.headers = headers;
        this.extra = extra;
        this.patience = patience;
    }

    /** The reply, if one came, whatever it says. */
    Optional<HttpReply> reply() {
        return Optional.ofNullable(reply);
    }

    /** Why no reply came: an {@link IOException}, a {@link TimeoutException} or an {@link InterruptedException}. */
    Optional<Exception> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        URI uri = URI.create(request.url());
        String body = Extras.into(request.body(), extra);
        try {
            HttpReply came = transport.post(uri, all(request), body, patience);
            reply = came;
            return answer(came);
        } catch (IOException | TimeoutException | InterruptedException broken) {
            failure = broken;
            throw new IllegalStateException("no reply", broken);
        }
    }

    private SuccessfulHttpResponse answer(HttpReply came) {
        if (!Diagnosis.isSuccess(came) || Complaint.in(came.body()).isPresent()) {
            throw new HttpException(came.status(), "no answer");
        }
        return SuccessfulHttpResponse.builder()
                .statusCode(came.status())
                .headers(came.headers().map())
                .body(api.readable(came.body()))
                .build();
    }

    /** Theirs, and ours in their place; the type of the content is the transport's to say. */
    private Map<String, String> all(HttpRequest request) {
        Map<String, String> all = new LinkedHashMap<>();
        request.headers().forEach((name, values) -> all.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        all.remove("content-type");
        all.values().removeIf(Api.NO_KEY::equals);
        all.putAll(headers);
        return all;
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        throw new UnsupportedOperationException("nothing is streamed");
    }

    /** For whoever wants to set time-outs on a client; they are settled already. */
    HttpClientBuilder asBuilder() {
        return new HttpClientBuilder() {
            @Override
            public Duration connectTimeout() {
                return patience;
            }

            @Override
            public HttpClientBuilder connectTimeout(Duration ignored) {
                return this;
            }

            @Override
            public Duration readTimeout() {
                return patience;
            }

            @Override
            public HttpClientBuilder readTimeout(Duration ignored) {
                return this;
            }

            @Override
            public HttpClient build() {
                return Exchange.this;
            }
        };
    }
}
