package org.promptrefinery.study.draft;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.promptrefinery.evaluators.Case;

/** What one pass over the cases tells of them. */
final class Sketch {

    /** The input that holds what a chat told the model. */
    static final String SYSTEM = "system";

    private final References references = new References();
    private final Set<String> inputs = new TreeSet<>();
    private @Nullable String system;
    private boolean sameSystem = true;

    /** @param values fields of the case; logged answers without a reference say nothing of those that have one */
    void add(ObjectNode values, Case subject) {
        if (!values.has("vote") || !subject.references().isEmpty()) {
            references.add(subject);
        }
        inputs.addAll(subject.inputs().keySet());
        String here = subject.inputs().getOrDefault(SYSTEM, "");
        sameSystem &= system == null || system.equals(here);
        system = here;
    }

    References references() {
        return references;
    }

    /** What every case tells the model in the same words; it belongs in the prompt. */
    String system() {
        return sameSystem && system != null && inputs.size() > 1 && !system.contains("{{") ? system : "";
    }

    /** Names of the inputs that stay in the cases. */
    Set<String> inputs() {
        Set<String> left = new TreeSet<>(inputs);
        if (!system().isEmpty()) {
            left.remove(SYSTEM);
        }
        return Collections.unmodifiableSet(left);
    }
}
