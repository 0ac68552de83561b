package org.promptrefinery.inference.gguf;

import de.kherud.llama.InferenceParameters;
import de.kherud.llama.LlamaModel;
import de.kherud.llama.Pair;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.promptrefinery.inference.Message;

/** Messages as the text a model was trained on: by the model's own chat template, else parted by blank lines. */
final class Chat {

    private final GgufFile file;
    private final Pattern markup;

    Chat(GgufFile file) {
        this.file = file;
        this.markup = Pattern.compile(
                file.markup().isEmpty()
                        ? "(?!)"
                        : file.markup().stream().map(Pattern::quote).collect(Collectors.joining("|", "(?=", ").")));
    }

    String render(LlamaModel model, List<Message> messages) {
        if (!file.hasTemplate()) {
            return messages.stream()
                    .map(message -> harmless(message.text()))
                    .filter(text -> !text.isEmpty())
                    .collect(Collectors.joining("\n\n", "", "\n\n"));
        }
        String system = "";
        List<Pair<String, String>> turns = new ArrayList<>();
        for (Message message : messages) {
            if (message.speaker() == Message.Speaker.SYSTEM) {
                system = system.isEmpty() ? message.text() : system + "\n" + message.text();
            } else {
                String role = message.speaker() == Message.Speaker.USER ? "user" : "assistant";
                turns.add(new Pair<>(role, harmless(message.text())));
            }
        }
        String first = system.isEmpty() ? null : harmless(system);
        return model.applyTemplate(new InferenceParameters("").setMessages(first, turns));
    }

    /**
     * Text that spells a chat token gets a space into it, so that data never becomes a turn of the conversation. A null
     * character, which would end the whole prompt for the engine, becomes the replacement character.
     */
    String harmless(String text) {
        return markup.matcher(text.replace('\0', '\uFFFD')).replaceAll("$0 ");
    }
}
