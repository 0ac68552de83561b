package org.promptrefinery.inference.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The least that a client can do: some threads send the same body over and over with the client of the JDK, as
 * {@code Transport} has it set, and read the replies as text.
 */
final class BareLoop implements Run.Task {

    private final URI uri;
    private final String body;
    private final int inFlight;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Runnable::run)
            .build();

    BareLoop(URI base, String body, int inFlight) {
        this.uri = URI.create(base + "/chat/completions");
        this.body = body;
        this.inFlight = inFlight;
    }

    @Override
    public void run(int completions) throws Exception {
        AtomicInteger left = new AtomicInteger(completions);
        List<Callable<Void>> loops = new ArrayList<>();
        for (int i = 0; i < inFlight; i++) {
            loops.add(() -> send(left));
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Void> loop : threads.invokeAll(loops)) {
                loop.get();
            }
        }
    }

    private Void send(AtomicInteger left) throws IOException, InterruptedException {
        while (left.getAndDecrement() > 0) {
            HttpRequest request = HttpRequest.newBuilder(uri)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            String reply = client.send(request, BodyHandlers.ofString()).body();
            if (reply.isEmpty()) {
                throw new IllegalStateException("an empty reply");
            }
        }
        return null;
    }
}
