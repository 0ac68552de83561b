package org.promptrefinery.inference.cache;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.promptrefinery.inference.Recipient;
import org.promptrefinery.inference.Request;

/** Answers each request in a thread of its own. */
final class Flock extends Parrot {

    @Override
    public void complete(List<Request> requests, Recipient recipient) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, requests.size())
                    .forEach(i -> threads.execute(() -> {
                        if (!recipient.callsOff()) {
                            recipient.take(i, reply(requests.get(i)));
                        }
                    }));
        }
    }
}
