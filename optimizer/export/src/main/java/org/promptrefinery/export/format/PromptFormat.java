package org.promptrefinery.export.format;

import java.util.List;
import java.util.Map;
import org.promptrefinery.export.template.Unwritable;
import org.promptrefinery.inference.Message;

/** A form in which another program keeps prompts. What {@link #sent} tells must be what that program really sends. */
public interface PromptFormat {

    /** By which a user asks for it, such as {@code dotprompt}. */
    String id();

    /** One line on what it is and who reads it. */
    String purpose();

    /** What values of variables may not be, on one line; empty when they may be anything. */
    default String limits() {
        return "";
    }

    /** Whether a value gets to the model as it is; where not, {@link #limits} says so. */
    default boolean carries(String value) {
        return true;
    }

    /** Whether one step of a chain means something on its own there. */
    default boolean takesSteps() {
        return true;
    }

    /**
     * The files, at least one.
     *
     * @throws Unwritable when the form cannot hold the prompt
     */
    List<ExportFile> write(ExportedPrompt prompt);

    /**
     * The messages that the other program makes of the files.
     *
     * @throws Unwritable when it would turn them away, or what it would do is not known here
     */
    List<Message> sent(List<ExportFile> files, Map<String, String> values);
}
