package org.promptrefinery.export;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.promptrefinery.export.format.ExportedPrompt;
import org.promptrefinery.export.format.Guard;
import org.promptrefinery.search.Chain;
import org.promptrefinery.study.job.TaskModel;

/**
 * Prompts that are to leave the project, with what is known of them.
 *
 * @param name of the files: letters, digits, '-', '_' and '.'
 * @param chain as the search sent it; usually of one prompt
 * @param model that it was measured with, where that is known
 * @param facts about it, each on one line, by short names in snake case; empty where nothing was measured
 * @param guard cases that go along where a form has a place for them
 */
public record Shipment(
        String name, Chain chain, Optional<TaskModel> model, SequencedMap<String, String> facts, Guard guard) {

    public Shipment {
        facts = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(facts));
    }

    /** The same under another name. */
    public Shipment named(String other) {
        return new Shipment(other, chain, model, facts, guard);
    }

    /** The prompts one by one; those of a chain have the name of their step behind the name. */
    public List<ExportedPrompt> prompts() {
        List<ExportedPrompt> prompts = new ArrayList<>();
        for (Chain.Step step : chain.steps()) {
            String own = chain.size() == 1 ? name : name + "-" + step.name();
            prompts.add(new ExportedPrompt(own, step.prompt(), model, facts, guard));
        }
        return List.copyOf(prompts);
    }
}
