package org.promptrefinery.inference.loopback;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A connection of a client that sees every byte. */
final class RawClient implements AutoCloseable {

    private static final String END = "\r\n\r\n";

    private final Socket socket;
    private final InputStream input;

    RawClient(LoopbackServer server) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        input = socket.getInputStream();
    }

    RawClient post(String path, String body, String... headers) throws IOException {
        return send("POST", path, body, headers);
    }

    RawClient complete(String body) throws IOException {
        return post(Chats.PATH, body);
    }

    RawClient send(String method, String path, String body, String... headers) throws IOException {
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        String head = method + " " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: " + length + "\r\n"
                + (headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n");
        socket.getOutputStream().write((head + "\r\n" + body).getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** The head of an answer, up to where the body begins. */
    String head() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf(END) < 0) {
            head.append((char) octet());
        }
        return head.toString();
    }

    String answer() throws IOException {
        String head = head();
        return head + new String(octets(length(head)), StandardCharsets.UTF_8);
    }

    static int length(String head) {
        String from = head.substring(head.indexOf("Content-Length: ") + "Content-Length: ".length());
        return Integer.parseInt(from.substring(0, from.indexOf('\r')));
    }

    int octet() throws IOException {
        int octet = input.read();
        if (octet < 0) {
            throw new EOFException();
        }
        return octet;
    }

    byte[] octets(int count) throws IOException {
        return input.readNBytes(count);
    }

    int available() throws IOException {
        return input.available();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
