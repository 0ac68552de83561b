package org.promptrefinery.app;

import org.jspecify.annotations.Nullable;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.export.KnownSecrets;
import org.promptrefinery.export.Staging;
import org.promptrefinery.export.training.Layout;
import org.promptrefinery.export.training.Licence;
import org.promptrefinery.export.training.Method;
import org.promptrefinery.export.training.Provenance;
import org.promptrefinery.export.training.Recipe;
import org.promptrefinery.export.training.TrainingExport;
import picocli.CommandLine.Option;

/** Flags that say which data for training is wanted of a run. */
final class TrainingFlags {

    @Option(
            names = "--layout",
            paramLabel = "LAYOUT",
            description = "Whose trainers read the data for training: ${COMPLETION-CANDIDATES} (trl).")
    private @Nullable Layout layout;

    @Option(
            names = "--without-prompt",
            description = "Train on the user message of the job alone, without the prompt that won.")
    private boolean withoutPrompt;

    @Option(
            names = "--with-dev",
            description = "Add dev cases to data for training, in a file of their own. They chose the winner.")
    private boolean withDev;

    @Option(
            names = "--license",
            paramLabel = "ID",
            description = "Licence of data for training, such as cc-by-4.0 (unknown).")
    private @Nullable String licence;

    /** Refuses flags that say nothing of a prompt. */
    void requireNone() {
        if (layout != null || withoutPrompt || withDev || licence != null) {
            throw new BadInput("--layout, --without-prompt, --with-dev and --license mean nothing without --as "
                    + String.join("|", Method.names()));
        }
    }

    /** Writes the data into a folder, and says so. */
    void write(Method method, Provenance from, Staging to, Console console) {
        Recipe recipe = new Recipe(
                method,
                layout == null ? Layout.TRL : layout,
                !withoutPrompt,
                withDev,
                licence == null ? Licence.UNKNOWN : Licence.named(licence));
        TrainingExport.write(from, recipe, to, KnownSecrets.in(console.environment()), notice -> console.err()
                        .println("note: " + notice))
                .forEach(path -> console.err().println("written: " + path));
    }
}
