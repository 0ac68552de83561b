package org.promptrefinery.study.draft;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.Role;
import org.promptrefinery.search.Section;
import org.promptrefinery.search.Template;

/** A prompt to start from. */
final class PromptGuess {

    private PromptGuess() {}

    /** A prompt that was found beside the cases, as long as it needs nothing but their inputs. */
    static boolean fits(String found, Set<String> inputs) {
        Set<String> variables = Template.variables(found);
        return !variables.isEmpty() && inputs.containsAll(variables) && !found.contains("{%");
    }

    static Prompt found(String user) {
        return new Prompt(List.of(), user);
    }

    /** @param system what all cases have told the model, if anything; else the task is told in a sentence */
    static Prompt of(String system, Set<String> inputs, References references) {
        String instruction = system.isBlank() ? instruction(references) : system;
        return new Prompt(List.of(new Section(Role.INSTRUCTION, instruction)), user(inputs));
    }

    private static String user(Set<String> inputs) {
        return inputs.size() == 1
                ? "{{" + inputs.iterator().next() + "}}"
                : inputs.stream().map(name -> name + ": {{" + name + "}}").collect(Collectors.joining("\n"));
    }

    private static String instruction(References references) {
        return switch (references.kind()) {
            case LABELS ->
                "Answer with one of these labels and nothing else: "
                        + String.join(", ", references.labels()).replace("{{", "{ {") + ".";
            case JSON -> "Answer with JSON only.";
            case NUMBERS -> "Answer with the number only.";
            case SHORT -> "Answer in a few words.";
            case LONG, NONE -> "Answer the request.";
        };
    }
}
