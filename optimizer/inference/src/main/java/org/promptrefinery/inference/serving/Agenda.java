package org.promptrefinery.inference.serving;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import org.promptrefinery.inference.Message;
import org.promptrefinery.inference.Request;

/**
 * Which requests of a batch are sent next, for prefix caching: few heads at a time, each on the lane where it belongs,
 * one request first to warm a head that the lane does not know, then the others. No thread, no clock; for one thread at
 * a time.
 */
final class Agenda {

    /** Enough warm requests to use the time until the first head is warm, few enough to stay in a server's cache. */
    private static final int FEW_HEADS = 16;

    /** Beyond this, those that wait to be sent again come first, so that they do not pile up. */
    private static final int MOST_RETURNED = 4096;

    private final List<Request> requests;
    private final Grouping grouping;
    private final Lanes lanes;
    private final List<Group> open = new ArrayList<>();
    private final BitSet opened = new BitSet();
    private final PriorityQueue<Errand> returned = new PriorityQueue<>(Comparator.comparingLong(Errand::due));
    private final int[] cursors;
    private int epoch;
    private int firstUnopened;

    Agenda(List<Request> requests, Grouping grouping, Lanes lanes) {
        this.requests = requests;
        this.grouping = grouping;
        this.lanes = lanes;
        this.cursors = new int[lanes.count()];
        this.epoch = lanes.epoch();
    }

    /**
     * What to send on a lane that has room for so many requests.
     *
     * @return null when there is nothing for it just now
     */
    @Nullable
    Errand next(int lane, int room, long now) {
        Errand again = again(lane, room, now);
        if (again != null || returned.size() >= MOST_RETURNED) {
            return again;
        }
        Errand own = isShort(lane) ? fromUnopened(lane, room) : null;
        if (own == null) {
            own = fromOpen(lane, room, false);
        }
        if (own == null) {
            own = fromUnopened(lane, room);
        }
        if (own == null && lanes.count() > 1) {
            own = fromForeign(lane, room);
        }
        return own == null && lanes.count() > 1 ? fromOpen(lane, room, true) : own;
    }

    /** One request to see whether a paused lane is back, by preference one that has not failed yet. */
    @Nullable
    Errand probe() {
        for (Group group : open) {
            if (group.waiting() > 0) {
                return take(group, 1);
            }
        }
        int fresh = nextUnopened(firstUnopened);
        if (fresh < grouping.groups()) {
            return take(open(fresh), 1);
        }
        Errand best =
                returned.stream().min(Comparator.comparingInt(Errand::failures)).orElse(null);
        if (best != null) {
            returned.remove(best);
        }
        return best == null ? null : firstOf(best);
    }

    /** The errand is to be sent again when it is due. */
    void giveBack(Errand errand) {
        returned.add(errand);
    }

    /**
     * An errand came back from a lane.
     *
     * @param seen whether the server has read it
     */
    void landed(Errand errand, int lane, boolean seen) {
        Group group = errand.group();
        if (!group.sticky()) {
            return;
        }
        if (seen && group.warmth(lane) != Group.Warmth.WARM) {
            group.warmth(lane, Group.Warmth.WARM);
            lanes.warmed(lane, group.head());
        } else if (!seen && group.warmth(lane) == Group.Warmth.WARMING) {
            group.warmth(lane, Group.Warmth.UNKNOWN);
        }
    }

    private @Nullable Errand again(int lane, int room, long now) {
        Errand first = returned.peek();
        if (first == null || first.due() > now || !first.group().maySpillTo(lane, lanes)) {
            return null;
        }
        returned.remove();
        return first.size() <= room ? first : firstOf(first);
    }

    private Errand firstOf(Errand errand) {
        List<Errand> singles = errand.singles();
        returned.addAll(singles.subList(1, singles.size()));
        return singles.getFirst();
    }

    private @Nullable Errand fromOpen(int lane, int room, boolean foreign) {
        for (int i = 0; i < open.size(); i++) {
            Group group = open.get(i);
            boolean suits = foreign
                    ? group.maySpillTo(lane, lanes) && group.worthSplitting(lane)
                    : group.belongsTo(lane, lanes);
            Errand errand = suits ? offer(group, lane, room) : null;
            if (group.waiting() == 0) {
                open.remove(i--);
            }
            if (errand != null) {
                return errand;
            }
        }
        return null;
    }

    private @Nullable Errand fromUnopened(int lane, int room) {
        if (epoch != lanes.epoch()) {
            epoch = lanes.epoch();
            Arrays.fill(cursors, firstUnopened);
        }
        while (mayOpen(lane)) {
            int group = nextUnopened(Math.max(cursors[lane], firstUnopened));
            if (group == grouping.groups()) {
                cursors[lane] = group;
                return null;
            }
            cursors[lane] = group + 1;
            Errand errand =
                    lanes.count() == 1 || peek(group).belongsTo(lane, lanes) ? offer(open(group), lane, room) : null;
            if (errand != null) {
                return errand;
            }
        }
        return null;
    }

    private @Nullable Errand fromForeign(int lane, int room) {
        int group = nextUnopened(firstUnopened);
        if (group == grouping.groups() || !mayOpen(lane) || !peek(group).maySpillTo(lane, lanes)) {
            return null;
        }
        Group adopted = open(group);
        adopted.adopt(lane);
        return offerFirst(adopted, lane, room);
    }

    /** Few heads at a time, unless they are so small that more are needed to fill the lane. */
    private boolean mayOpen(int lane) {
        return heads(lane) < FEW_HEADS || isShort(lane);
    }

    private int heads(int lane) {
        int heads = 0;
        for (Group group : open) {
            heads += group.belongsTo(lane, lanes) ? 1 : 0;
        }
        return heads;
    }

    /** Whether the next heads should be warmed already, because what waits behind the present ones ends soon. */
    private boolean isShort(int lane) {
        long waiting = 0;
        for (Group group : open) {
            waiting += group.belongsTo(lane, lanes) ? group.waiting() : 0;
        }
        return waiting < 2L * lanes.limit(lane);
    }

    private int nextUnopened(int from) {
        return Math.min(opened.nextClearBit(from), grouping.groups());
    }

    private Group peek(int group) {
        List<Message> head = requests.get(grouping.at(grouping.start(group))).head();
        return new Group(head, lanes, grouping.start(group), grouping.end(group));
    }

    private Group open(int number) {
        Group group = peek(number);
        open.add(group);
        opened.set(number);
        firstUnopened = nextUnopened(firstUnopened);
        return group;
    }

    /** Offers from a group just opened; most heads of a batch of all different ones are done with that. */
    private @Nullable Errand offerFirst(Group group, int lane, int room) {
        Errand errand = offer(group, lane, room);
        if (group.waiting() == 0) {
            open.removeLast();
        }
        return errand;
    }

    private @Nullable Errand offer(Group group, int lane, int room) {
        if (group.waiting() == 0 || (group.sticky() && isWarming(group, lane))) {
            return null;
        }
        Packing packing = new Packing(requests, grouping, lanes.features(lane), lanes.limit(lane));
        int count = packing.count(group.next(), group.waiting(), room);
        if (count > 0 && group.sticky() && group.warmth(lane) == Group.Warmth.UNKNOWN) {
            group.warmth(lane, Group.Warmth.WARMING);
        }
        return count == 0 ? null : take(group, count);
    }

    private boolean isWarming(Group group, int lane) {
        if (group.warmth(lane) == Group.Warmth.UNKNOWN && lanes.warm(lane, group.head())) {
            group.warmth(lane, Group.Warmth.WARM);
        }
        return group.warmth(lane) == Group.Warmth.WARMING;
    }

    private Errand take(Group group, int count) {
        int[] indices = new int[count];
        for (int i = 0; i < count; i++) {
            indices[i] = grouping.at(group.next() + i);
        }
        group.advance(count);
        return new Errand(indices, group);
    }
}
