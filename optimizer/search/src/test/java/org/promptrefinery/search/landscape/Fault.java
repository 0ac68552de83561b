package org.promptrefinery.search.landscape;

/** What the simulated model does on cases of a topic as long as nobody tells it better. */
sealed interface Fault {

    /** It says one word where another is right, which error analysis can see. */
    record Misnames(String said, String right) implements Fault {}

    /** It puts the right answer into a sentence, which error analysis can see. */
    record Chatters() implements Fault {}

    /** It answers differently wrong on each case, so that only a reflector can put the rule into words. */
    record Errs() implements Fault {}
}
