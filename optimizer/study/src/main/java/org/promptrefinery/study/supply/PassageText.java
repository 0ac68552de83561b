package org.promptrefinery.study.supply;

import java.util.List;
import java.util.stream.Collectors;
import org.promptrefinery.retrieval.Passage;
import org.promptrefinery.search.supply.Passages;

/** Passages as a prompt shows them. */
final class PassageText {

    private PassageText() {}

    static String of(List<Passage> passages, Passages.Layout layout) {
        return passages.stream().map(passage -> of(passage, layout)).collect(Collectors.joining("\n"));
    }

    private static String of(Passage passage, Passages.Layout layout) {
        return switch (layout) {
            case LINES -> passage.text();
            case BULLETS -> "- " + WorkedExample.oneLine(passage.text());
        };
    }
}
