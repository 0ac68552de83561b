package org.promptrefinery.inference.loopback;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A server in a process of its own. It ends with the one that started it, however that ends. */
public final class LoopbackProcess implements AutoCloseable {

    private static final String ANNOUNCEMENT = "port ";

    private final Process process;
    private final int port;

    private LoopbackProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts one that answers after some latency.
     *
     * @param kind {@code hosted} or {@code vllm}
     */
    public static LoopbackProcess start(Duration latency, String kind) throws IOException {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LoopbackServer.class.getName(),
                        Long.toString(latency.toMillis()),
                        kind)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        String line = output.readLine();
        if (line == null || !line.startsWith(ANNOUNCEMENT)) {
            process.destroyForcibly();
            throw new IOException("the server did not start; it said: " + line);
        }
        return new LoopbackProcess(process, Integer.parseInt(line.substring(ANNOUNCEMENT.length())));
    }

    /** Address of the API. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + port + "/v1");
    }

    /** Time of the CPU that it has used. */
    public Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
