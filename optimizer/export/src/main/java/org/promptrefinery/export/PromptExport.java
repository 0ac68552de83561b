package org.promptrefinery.export;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.export.format.ExportFile;
import org.promptrefinery.export.format.ExportedPrompt;
import org.promptrefinery.export.format.Formats;
import org.promptrefinery.export.format.PromptFormat;
import org.promptrefinery.export.template.Unwritable;
import org.promptrefinery.search.Chain;

/**
 * Writes prompts in the forms of other programs. Nothing leaves that the other program would send otherwise than the
 * search did, and nothing that looks like a secret.
 */
public final class PromptExport {

    private PromptExport() {}

    /**
     * The files of an export, checked; one for a single prompt in most forms.
     *
     * @param known secrets that must not be in them, such as keys from the environment
     * @throws BadInput when the form cannot hold the prompt, with the reason and the forms that would do; or when there
     *     is a secret in it
     */
    public static List<ExportFile> files(Shipment shipment, PromptFormat format, Collection<String> known) {
        requireNoSecrets(shipment, known);
        try {
            return checked(shipment, format);
        } catch (Unwritable reason) {
            throw new BadInput(
                    "the prompt " + shipment.name() + " cannot be exported as " + format.id() + ": "
                            + reason.getMessage() + ". " + others(shipment, format),
                    reason);
        }
    }

    private static List<ExportFile> checked(Shipment shipment, PromptFormat format) {
        if (shipment.chain().size() > 1 && !format.takesSteps()) {
            throw new Unwritable("it is a chain of " + shipment.chain().size() + " prompts, and the form is for one");
        }
        Set<ExportFile> files = new LinkedHashSet<>();
        for (ExportedPrompt prompt : shipment.prompts()) {
            files.addAll(RoundTrip.of(prompt, format));
        }
        return List.copyOf(files);
    }

    private static String others(Shipment shipment, PromptFormat refused) {
        List<String> good = new ArrayList<>();
        for (PromptFormat format : Formats.all()) {
            if (format != refused && holds(shipment, format)) {
                good.add(format.id());
            }
        }
        return good.isEmpty() ? "No other form would do" : "These would do: " + String.join(", ", good);
    }

    private static boolean holds(Shipment shipment, PromptFormat format) {
        try {
            checked(shipment, format);
            return true;
        } catch (Unwritable reason) {
            return false;
        }
    }

    private static void requireNoSecrets(Shipment shipment, Collection<String> known) {
        for (Chain.Step step : shipment.chain().steps()) {
            String prompt = shipment.chain().size() == 1 ? "the prompt" : "the prompt '" + step.name() + "'";
            Secrets.requireNone("the system message of " + prompt, step.prompt().system(), known);
            Secrets.requireNone("the user message of " + prompt, step.prompt().user(), known);
        }
        for (Case subject : shipment.guard().cases()) {
            subject.inputs()
                    .forEach((name, value) ->
                            Secrets.requireNone("the input '" + name + "' of case " + subject.id(), value, known));
            subject.references()
                    .forEach(text -> Secrets.requireNone("the expected answer of case " + subject.id(), text, known));
        }
        shipment.model()
                .ifPresent(model ->
                        Secrets.requireNone("a stop text of the model", String.join("\n", model.stop()), known));
        Secrets.requireNone(
                "an option of the evaluators", shipment.guard().evaluators().toString(), known);
    }
}
