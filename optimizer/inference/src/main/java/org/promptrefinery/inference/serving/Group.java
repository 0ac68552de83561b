package org.promptrefinery.inference.serving;

import java.util.Arrays;
import java.util.List;
import org.promptrefinery.inference.Message;

/** Requests of one head while they are being sent. */
final class Group {

    /** Whether a lane has the head in its prefix cache. */
    enum Warmth {
        UNKNOWN,
        WARMING,
        WARM
    }

    /**
     * Servers cache prefixes in blocks of some 16 tokens, about 64 characters; four blocks are read so fast that a
     * round trip to warm them costs more.
     */
    private static final int WORTH_WARMING = 256;

    private static final int WORTH_SPLITTING = 8;

    private final List<Message> head;
    private final int[] preference;
    private final boolean sticky;
    private final Warmth[] warmth;
    private final int end;
    private int next;
    private int adoptedBy = -1;

    Group(List<Message> head, Lanes lanes, int start, int end) {
        this.head = head;
        this.preference = Rendezvous.order(head.hashCode(), lanes);
        this.sticky = isWorthWarming(head);
        this.warmth = new Warmth[lanes.count()];
        Arrays.fill(warmth, Warmth.UNKNOWN);
        this.next = start;
        this.end = end;
    }

    static boolean isWorthWarming(List<Message> head) {
        int length = 0;
        for (Message message : head) {
            length += message.text().length();
        }
        return length >= WORTH_WARMING;
    }

    List<Message> head() {
        return head;
    }

    /** Whether it matters where the head is read. */
    boolean sticky() {
        return sticky;
    }

    int next() {
        return next;
    }

    int waiting() {
        return end - next;
    }

    void advance(int count) {
        next += count;
    }

    Warmth warmth(int lane) {
        return warmth[lane];
    }

    void warmth(int lane, Warmth now) {
        warmth[lane] = now;
    }

    /** Whether its requests belong on this lane: its first open one, and any where nothing is lost by moving. */
    boolean belongsTo(int lane, Lanes lanes) {
        return !sticky || home(lanes) == lane;
    }

    /** Whether so many requests wait that it pays to have the head read by one more replica. */
    boolean worthSplitting(int lane) {
        return !sticky || warmth[lane] != Warmth.UNKNOWN || waiting() >= WORTH_SPLITTING;
    }

    /** Whether this lane may help out: the one where the requests belong can take none. */
    boolean maySpillTo(int lane, Lanes lanes) {
        int home = home(lanes);
        return !sticky || home < 0 || home == lane || lanes.full(home);
    }

    /** A replica with nothing to do takes the whole group over from one that has too much. */
    void adopt(int lane) {
        adoptedBy = lane;
    }

    private int home(Lanes lanes) {
        if (adoptedBy >= 0 && lanes.open(adoptedBy)) {
            return adoptedBy;
        }
        for (int lane : preference) {
            if (lanes.open(lane)) {
                return lane;
            }
        }
        return -1;
    }
}
