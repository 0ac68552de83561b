package org.promptrefinery.search.landscape;

import java.util.List;
import java.util.Set;
import org.promptrefinery.search.Role;

/**
 * A rule that the simulated model obeys once it finds it in a prompt, in words that it understands.
 *
 * @param topic a word of the questions that the rule is for
 * @param fault what the model does without it
 * @param phrases all ways to say it
 * @param understood those of them that the model understands, at least one unless no prompt can help
 * @param byExample whether a worked example teaches it as well
 */
record HiddenRule(String topic, Fault fault, List<String> phrases, Set<String> understood, boolean byExample) {

    HiddenRule {
        phrases = List.copyOf(phrases);
        understood = Set.copyOf(understood);
    }

    Role role() {
        return fault instanceof Fault.Chatters ? Role.FORMAT : Role.RULE;
    }

    /** Words of a reflector that has seen the topic, but has nothing to say. */
    String vague() {
        return "Pay attention to " + topic + ".";
    }

    /** Where the rule is first said in words that are understood; -1 where it is not. */
    int positionIn(String text) {
        return understood.stream()
                .mapToInt(text::indexOf)
                .filter(position -> position >= 0)
                .min()
                .orElse(-1);
    }
}
