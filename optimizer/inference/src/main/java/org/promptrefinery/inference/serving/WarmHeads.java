package org.promptrefinery.inference.serving;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.promptrefinery.inference.Message;

/** The heads that a server has seen lately and probably still has in its prefix cache. */
final class WarmHeads {

    /** A guess at what fits a server's cache: heads of 1,000 tokens fill some 15 GB of an 8B model's. */
    private static final int MOST = 128;

    private final Map<List<Message>, Boolean> heads = new LinkedHashMap<>(MOST, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<List<Message>, Boolean> eldest) {
            return size() > MOST;
        }
    };

    boolean contains(List<Message> head) {
        return heads.get(head) != null;
    }

    void add(List<Message> head) {
        heads.put(List.copyOf(head), true);
    }

    void clear() {
        heads.clear();
    }
}
