package org.promptrefinery.study.scoring;

import java.util.List;
import org.promptrefinery.inference.LanguageModel;
import org.promptrefinery.inference.Reply;

/**
 * Takes cases through chains of prompts, step after step: all that can be asked at a time is one batch.
 *
 * @param model that answers every prompt
 * @param asking how
 */
record Relay(LanguageModel model, Asking asking) {

    /** Asks until every passage has ended. */
    void finish(List<Passage> passages) {
        for (List<Passage> open = open(passages); !open.isEmpty(); open = open(open)) {
            step(open);
        }
    }

    /** Asks the next prompt of each. */
    void step(List<Passage> passages) {
        List<Reply> replies = model.complete(
                passages.stream().map(passage -> passage.request(asking)).toList());
        for (int i = 0; i < replies.size(); i++) {
            passages.get(i).hear(replies.get(i));
        }
    }

    static List<Passage> open(List<Passage> passages) {
        return passages.stream().filter(Passage::isOpen).toList();
    }
}
