package org.promptrefinery.export.format;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.promptrefinery.export.template.Piece;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.Section;
import org.promptrefinery.study.job.TaskModel;

/**
 * A prompt on its way out.
 *
 * @param name of its files: letters, digits, '-', '_' and '.'
 * @param prompt as the search sent it
 * @param model that it was measured with, where that is known
 * @param facts about it, each on one line, by short names in snake case; empty where nothing was measured
 * @param guard cases that go along where a form has a place for them
 */
public record ExportedPrompt(
        String name, Prompt prompt, Optional<TaskModel> model, SequencedMap<String, String> facts, Guard guard) {

    public ExportedPrompt {
        facts = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(facts));
    }

    /** Whether it has a system message. */
    boolean hasSystem() {
        return !prompt.sections().isEmpty();
    }

    List<Piece> system() {
        return Piece.joined(prompt.sections().stream().map(Section::text).toList());
    }

    List<Piece> user() {
        return Piece.of(prompt.user());
    }

    /** How the model's provider calls it. */
    Optional<ModelName> modelName() {
        return model.map(TaskModel::spec).flatMap(ModelName::of);
    }
}
