package org.promptrefinery.inference.cache;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Lets several do something at the same time. */
final class Together {

    private Together() {}

    /** What one of several does. */
    interface Part {
        void act(int number) throws Exception;
    }

    static void act(int parts, Part part) throws Exception {
        CyclicBarrier start = new CyclicBarrier(parts);
        try (ExecutorService threads = Executors.newFixedThreadPool(parts)) {
            List<Future<Object>> all = IntStream.range(0, parts)
                    .mapToObj(i -> threads.submit((Callable<Object>) () -> {
                        start.await();
                        part.act(i);
                        return i;
                    }))
                    .toList();
            for (Future<Object> one : all) {
                one.get();
            }
        }
    }
}
