package org.promptrefinery.export.training;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.promptrefinery.inference.Message;

/** Remembers examples, to tell those that were there already. */
final class Duplicates {

    private final Map<Fingerprint, Fingerprint> seen = new HashMap<>();

    /** How an example repeats an earlier one; empty when it does not, and it is remembered then. */
    Optional<Loss> of(List<Message> question, Example example) {
        List<String> texts =
                new ArrayList<>(question.stream().map(Message::text).toList());
        texts.addAll(example.answers());
        List<String> normal =
                new ArrayList<>(texts.stream().map(Fingerprint::normal).toList());
        if (example instanceof Example.Labelled labelled) {
            normal.add(Boolean.toString(labelled.right()));
        }
        Fingerprint exact = Fingerprint.of(texts);
        Fingerprint before = seen.putIfAbsent(Fingerprint.of(normal), exact);
        return Optional.ofNullable(before).map(first -> first.equals(exact) ? Loss.DUPLICATE : Loss.NEAR_DUPLICATE);
    }
}
