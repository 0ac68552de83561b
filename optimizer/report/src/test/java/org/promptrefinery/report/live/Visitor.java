package org.promptrefinery.report.live;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client of a server, with or without its cookie. */
record Visitor(HttpClient client, URI server, String cookie) implements AutoCloseable {

    /** One that has opened the link. */
    static Visitor letIn(LiveServer server) throws IOException, InterruptedException {
        return letIn(server.link());
    }

    static Visitor letIn(URI link) throws IOException, InterruptedException {
        Visitor stranger = stranger(link);
        String cookie = stranger.get(link).headers().firstValue("Set-Cookie").orElseThrow();
        return new Visitor(stranger.client(), stranger.server(), cookie.replaceFirst(";.*", ""));
    }

    /** One that knows the port only. */
    static Visitor stranger(LiveServer server) {
        return stranger(server.link());
    }

    static Visitor stranger(URI link) {
        return new Visitor(
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(), link.resolve("/"), "");
    }

    Visitor withCookie(String other) {
        return new Visitor(client, server, other);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return get(server.resolve(path));
    }

    HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
        return client.send(request(uri).build(), BodyHandlers.ofString());
    }

    HttpResponse<InputStream> listen(String path) throws IOException, InterruptedException {
        return client.send(request(server.resolve(path)).build(), BodyHandlers.ofInputStream());
    }

    HttpResponse<String> post(String path, String deed) throws IOException, InterruptedException {
        return post(path, deed, "x=1");
    }

    HttpResponse<String> post(String path, String deed, String body) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(server.resolve(path)).POST(HttpRequest.BodyPublishers.ofString(body));
        return client.send(request.header(Door.DEED, deed).build(), BodyHandlers.ofString());
    }

    /** The answer to a request as it stands, which must ask for the connection to be closed. */
    String raw(String request) throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    /** What a page carries for its script. */
    static String meta(String page, String name) {
        Matcher found = Pattern.compile("<meta name=\"" + name + "\" content=\"([^\"]*)\"")
                .matcher(page);
        if (!found.find()) {
            throw new AssertionError("no " + name + " in " + page);
        }
        return found.group(1);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private HttpRequest.Builder request(URI uri) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        return cookie.isEmpty() ? request : request.header("Cookie", cookie);
    }
}
