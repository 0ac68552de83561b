package org.promptrefinery.inference.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Sends requests over kept connections, one request a connection at a time. HTTP/1.1 always: the offer to upgrade to
 * HTTP/2 that is sent otherwise is answered with an error by some model servers. The deadline holds for the whole
 * reply, so that a server that trickles is given up too.
 */
public final class Transport implements AutoCloseable {

    /** One thread reads for all connections of a client, and is what limits a fast server first. */
    private static final int CLIENTS = 2;

    private static final Duration CONNECTING = Duration.ofSeconds(10);

    /** Far above every answer of a model, and far below what would exhaust the memory. */
    private static final long LONGEST_REPLY = 64L << 20;

    private final long longestReply;

    private final List<HttpClient> clients =
            Stream.generate(Transport::client).limit(CLIENTS).toList();
    private final AtomicInteger turn = new AtomicInteger();

    /**
     * Whatever the client has to do is short and never blocks, so that handing it to another thread costs more than
     * doing it: half of the time of the CPU. It also keeps a connection from being lent again while it is still being
     * returned, which some servers are quick enough to disturb.
     */
    private static HttpClient client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECTING)
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(Runnable::run)
                .build();
    }

    public Transport() {
        this(LONGEST_REPLY);
    }

    /** @param longestReply most bytes of a body before the reply is given up */
    Transport(long longestReply) {
        this.longestReply = longestReply;
    }

    /**
     * Posts a body of JSON.
     *
     * @param headers besides the type of the content, such as an authorization
     * @param patience until the whole reply must be there
     * @throws TimeoutException when it is not
     * @throws IOException when the server cannot be reached, breaks off, or sends more than 64 MB; {@link Breakage}
     *     says it in words
     */
    public HttpReply post(URI uri, Map<String, String> headers, String body, Duration patience)
            throws IOException, InterruptedException, TimeoutException {
        return route(uri, headers).post(body, patience);
    }

    /**
     * A place that many bodies of JSON are posted to.
     *
     * @param headers besides the type of the content
     */
    public Route route(URI uri, Map<String, String> headers) {
        HttpRequest.Builder template = HttpRequest.newBuilder(uri).header("Content-Type", "application/json");
        headers.forEach(template::header);
        return new Route(template);
    }

    /** Address and headers that are checked once; for any number of threads. */
    public final class Route {

        private final HttpRequest.Builder template;

        private Route(HttpRequest.Builder template) {
            this.template = template;
        }

        /**
         * Posts a body of JSON.
         *
         * @see Transport#post
         */
        public HttpReply post(String body, Duration patience)
                throws IOException, InterruptedException, TimeoutException {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            return send(
                    template.copy()
                            .POST(HttpRequest.BodyPublishers.ofByteArray(bytes))
                            .build(),
                    patience);
        }
    }

    /**
     * Gets a text.
     *
     * @throws TimeoutException when the whole reply is not there in time
     * @throws IOException when the server cannot be reached or breaks off
     */
    public HttpReply get(URI uri, Map<String, String> headers, Duration patience)
            throws IOException, InterruptedException, TimeoutException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).GET();
        headers.forEach(request::header);
        return send(request.build(), patience);
    }

    private HttpReply send(HttpRequest request, Duration patience)
            throws IOException, InterruptedException, TimeoutException {
        try (Alarm alarm = Alarm.in(patience)) {
            return send(request, alarm);
        }
    }

    /** An interrupt in the midst of writing comes out as a broken connection. */
    private HttpReply send(HttpRequest request, Alarm alarm)
            throws IOException, InterruptedException, TimeoutException {
        try {
            HttpResponse<String> response = next().send(
                            request,
                            BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), longestReply));
            return new HttpReply(response.statusCode(), response.headers(), response.body());
        } catch (IOException | InterruptedException failed) {
            if (alarm.rang()) {
                throw new TimeoutException("the whole reply was not there in time");
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            throw failed;
        }
    }

    private HttpClient next() {
        return clients.get(Math.floorMod(turn.getAndIncrement(), CLIENTS));
    }

    /** Breaks off what is under way. */
    @Override
    public void close() {
        clients.forEach(HttpClient::shutdownNow);
    }
}
