package org.promptrefinery.inference.serving;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.promptrefinery.inference.Constraint;
import org.promptrefinery.inference.Message;
import org.promptrefinery.inference.Request;
import org.promptrefinery.inference.Sampling;

/**
 * The order of a batch: requests with the same head stand together, in the order in which the heads come first, and
 * within them, where that is of use, samples of the same conversation. It holds numbers, not requests.
 */
final class Grouping {

    private final int[] order;
    private final int[] starts;

    private Grouping(int[] order, int[] starts) {
        this.order = order;
        this.starts = starts;
    }

    private static final class Numbered {
        private final int[] keys;
        private final int count;

        private Numbered(int[] keys, int count) {
            this.keys = keys;
            this.count = count;
        }
    }

    private record Conversation(List<Message> messages, Sampling sampling, Optional<Constraint> constraint) {}

    /** @param samplesTogether whether some server takes several samples of a conversation at once */
    static Grouping of(List<Request> requests, boolean samplesTogether) {
        int[] order = IntStream.range(0, requests.size()).toArray();
        if (samplesTogether && requests.stream().anyMatch(request -> request.sample() > 0)) {
            order = sort(order, number(requests, Grouping::conversation));
        }
        Numbered heads = number(requests, Request::head);
        return new Grouping(sort(order, heads), starts(heads));
    }

    private static Conversation conversation(Request request) {
        return new Conversation(request.messages(), request.sampling(), request.constraint());
    }

    private static <K> Numbered number(List<Request> requests, Function<Request, K> key) {
        Map<K, Integer> numbers = new HashMap<>();
        int[] keys = new int[requests.size()];
        for (int i = 0; i < keys.length; i++) {
            Integer known = numbers.putIfAbsent(key.apply(requests.get(i)), numbers.size());
            keys[i] = known == null ? numbers.size() - 1 : known;
        }
        return new Numbered(keys, numbers.size());
    }

    private static int[] starts(Numbered numbered) {
        int[] starts = new int[numbered.count + 1];
        for (int key : numbered.keys) {
            starts[key + 1]++;
        }
        for (int i = 1; i < starts.length; i++) {
            starts[i] += starts[i - 1];
        }
        return starts;
    }

    /** Counting sort, which keeps the order of equals. */
    private static int[] sort(int[] order, Numbered numbered) {
        int[] next = starts(numbered);
        int[] sorted = new int[order.length];
        for (int index : order) {
            sorted[next[numbered.keys[index]]++] = index;
        }
        return sorted;
    }

    int groups() {
        return starts.length - 1;
    }

    /** Position of a group's first request. */
    int start(int group) {
        return starts[group];
    }

    /** Position after a group's last request. */
    int end(int group) {
        return starts[group + 1];
    }

    /** Index in the batch of the request at a position. */
    int at(int position) {
        return order[position];
    }
}
