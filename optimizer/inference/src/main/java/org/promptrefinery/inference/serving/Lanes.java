package org.promptrefinery.inference.serving;

import java.util.List;
import org.promptrefinery.inference.Message;

/** What the order of requests depends on: the servers of a model by number, from 0. */
interface Lanes {

    int count();

    /** Changes whenever a lane opens or closes. */
    int epoch();

    /** Whether requests may be planned for it: it is neither paused nor unusable. */
    boolean open(int lane);

    /** Whether nothing more can be sent to it just now. */
    boolean full(int lane);

    int limit(int lane);

    Features features(int lane);

    /** What a head's preference for this lane is drawn from. */
    long key(int lane);

    /** Whether the lane has seen this head lately. */
    boolean warm(int lane, List<Message> head);

    /** The lane has seen this head just now. */
    void warmed(int lane, List<Message> head);
}
