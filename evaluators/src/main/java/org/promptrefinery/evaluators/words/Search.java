package org.promptrefinery.evaluators.words;

import java.util.function.Consumer;

/** One way to look for words; safe for use by several threads. */
interface Search {
    void find(Folded text, Consumer<Occurrence> found);
}
