package org.promptrefinery.inference.serving;

import java.util.ArrayList;
import java.util.List;
import org.promptrefinery.inference.Request;

/** Requests on their way together, with what befell them so far. */
final class Errand {

    private final int[] indices;
    private final Group group;
    private final int failures;
    private final int throttles;
    private final long spent;
    private long due;

    private Errand(int[] indices, Group group, int failures, int throttles, long spent) {
        this.indices = indices;
        this.group = group;
        this.failures = failures;
        this.throttles = throttles;
        this.spent = spent;
    }

    Errand(int[] indices, Group group) {
        this(indices, group, 0, 0, 0);
    }

    int size() {
        return indices.length;
    }

    int index(int position) {
        return indices[position];
    }

    Group group() {
        return group;
    }

    /** Attempts that failed while the server otherwise worked. */
    int failures() {
        return failures;
    }

    /** How often it was sent in vain because the server had too much. */
    int throttles() {
        return throttles;
    }

    /** Nanoseconds that count towards its deadline. */
    long spent() {
        return spent;
    }

    /** When to send it, in nanoseconds. */
    long due() {
        return due;
    }

    Errand failed(long time) {
        return new Errand(indices, group, failures + 1, throttles, spent + time);
    }

    Errand throttled() {
        return new Errand(indices, group, failures, throttles + 1, spent);
    }

    Errand dueAt(long time) {
        Errand later = new Errand(indices, group, failures, throttles, spent);
        later.due = time;
        return later;
    }

    /** Each request by itself. */
    List<Errand> singles() {
        List<Errand> singles = new ArrayList<>();
        for (int index : indices) {
            Errand single = new Errand(new int[] {index}, group, failures, throttles, spent);
            single.due = due;
            singles.add(single);
        }
        return singles;
    }

    Parcel parcel(List<Request> requests) {
        List<Request> mine = new ArrayList<>(indices.length);
        for (int index : indices) {
            mine.add(requests.get(index));
        }
        return new Parcel(mine);
    }
}
