package org.promptrefinery.export;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeSet;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.export.format.ExportedPrompt;
import org.promptrefinery.export.format.Guard;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.Role;
import org.promptrefinery.search.Section;
import org.promptrefinery.study.job.TaskModel;

/** Prompts to export in tests. */
final class Prompts {

    static final Guard GUARD = new Guard(
            List.of(new Case(
                    "c1", Map.of("question", "Whom?", "a", "x", "b", "y"), List.of("Alice"), new TreeSet<>(), 1)),
            List.of("exact"));

    private Prompts() {}

    static Prompt prompt(String user, String... sections) {
        return new Prompt(
                Arrays.stream(sections)
                        .map(text -> new Section(Role.INSTRUCTION, text))
                        .toList(),
                user);
    }

    static Shipment shipment(Prompt prompt) {
        return new Shipment("romeo", Chain.of(prompt), Optional.of(model("openai:gpt-x")), facts(), GUARD);
    }

    static ExportedPrompt exported(Prompt prompt) {
        return shipment(prompt).prompts().getFirst();
    }

    static TaskModel model(String spec) {
        return new TaskModel(spec, 24, 0.5, 1, List.of("\n\n"), "", List.of());
    }

    static SequencedMap<String, String> facts() {
        SequencedMap<String, String> facts = new LinkedHashMap<>();
        facts.put("run", "romeo-20261125-034220");
        facts.put("score", "0.41 before, 0.93 after");
        return facts;
    }
}
