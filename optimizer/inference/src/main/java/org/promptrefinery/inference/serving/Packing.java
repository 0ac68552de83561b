package org.promptrefinery.inference.serving;

import java.util.ArrayList;
import java.util.List;
import org.promptrefinery.inference.Request;

/** How many requests of a group travel in one parcel. */
final class Packing {

    /** A list comes back with its slowest answer, so only short answers, which end together, travel in lists. */
    private static final int SHORT_ANSWER = 64;

    /** A list holds at most this share of what may be in flight, so that the server always has other work. */
    private static final int SHARE = 8;

    private final List<Request> requests;
    private final Grouping grouping;
    private final Features features;
    private final int limit;

    Packing(List<Request> requests, Grouping grouping, Features features, int limit) {
        this.requests = requests;
        this.grouping = grouping;
        this.features = features;
        this.limit = limit;
    }

    /** How many from this position on; 0 to wait until there is room for samples that travel together. */
    int count(int position, int waiting, int room) {
        if (waiting == 1 || (features.samples() == 1 && features.conversations() == 1)) {
            return 1;
        }
        Request first = requests.get(grouping.at(position));
        int samples = samples(first, position, Math.min(Math.min(waiting, features.samples()), limit));
        if (samples > 1) {
            return samples <= room ? samples : 0;
        }
        boolean lists = waiting > room && first.sampling().maxTokens() <= SHORT_ANSWER;
        return lists ? conversations(first, position, Math.min(Math.min(waiting, features.conversations()), room)) : 1;
    }

    private int samples(Request first, int position, int most) {
        int count = 1;
        while (count < most) {
            Request next = requests.get(grouping.at(position + count));
            if (!alike(first, next) || !next.messages().equals(first.messages())) {
                break;
            }
            count++;
        }
        return count;
    }

    private int conversations(Request first, int position, int most) {
        List<Request> taken = new ArrayList<>(List.of(first));
        while (taken.size() < Math.min(most, limit / SHARE)) {
            Request next = requests.get(grouping.at(position + taken.size()));
            boolean another = taken.stream().noneMatch(one -> one.messages().equals(next.messages()));
            if (!another || !alike(first, next)) {
                break;
            }
            taken.add(next);
        }
        return taken.size();
    }

    private static boolean alike(Request one, Request other) {
        return one.sampling().equals(other.sampling()) && one.constraint().equals(other.constraint());
    }
}
