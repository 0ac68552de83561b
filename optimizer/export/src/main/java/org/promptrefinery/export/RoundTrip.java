package org.promptrefinery.export;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.Quote;
import org.promptrefinery.export.format.ExportFile;
import org.promptrefinery.export.format.ExportedPrompt;
import org.promptrefinery.export.format.PromptFormat;
import org.promptrefinery.export.template.Unwritable;
import org.promptrefinery.inference.Message;
import org.promptrefinery.inference.Sampling;
import org.promptrefinery.study.scoring.Asking;
import org.promptrefinery.study.supply.Supplies;

/** Writes a prompt and reads it again as the other program would, so that no other prompt leaves than was measured. */
final class RoundTrip {

    private static final Asking ASKING = new Asking(Sampling.greedy(1), Optional.empty(), Supplies.NONE);
    private static final int CONTEXT = 12;

    private RoundTrip() {}

    /**
     * The files of a prompt.
     *
     * @throws Unwritable when the form cannot hold the prompt, or a message would differ by as little as a blank
     */
    static List<ExportFile> of(ExportedPrompt prompt, PromptFormat format) {
        List<ExportFile> files = format.write(prompt);
        files.forEach(RoundTrip::requireUnicode);
        Function<Map<String, String>, List<Message>> reader = format.reader(files);
        List<String> variables = List.copyOf(prompt.prompt().variables());
        Canaries.of(variables).stream()
                .filter(values -> values.values().stream().allMatch(format::carries))
                .forEach(values -> require(prompt, reader, values));
        for (Map<String, String> values : cases(prompt, variables)) {
            require(prompt, reader, values);
        }
        return files;
    }

    /** What the cases put into the prompt; for a later step of a chain they do not tell all. */
    private static List<Map<String, String>> cases(ExportedPrompt prompt, List<String> variables) {
        List<Map<String, String>> all = new ArrayList<>();
        for (Case subject : prompt.guard().cases()) {
            Map<String, String> values = new HashMap<>(subject.inputs());
            values.keySet().retainAll(variables);
            if (values.size() == variables.size()) {
                all.add(values);
            }
        }
        return all;
    }

    private static void requireUnicode(ExportFile file) {
        byte[] bytes = file.text().getBytes(StandardCharsets.UTF_8);
        if (!new String(bytes, StandardCharsets.UTF_8).equals(file.text())) {
            throw new Unwritable("it holds half a character (a surrogate alone), which no file in UTF-8 can hold");
        }
    }

    private static void require(
            ExportedPrompt prompt, Function<Map<String, String>, List<Message>> reader, Map<String, String> values) {
        List<Message> wanted = ASKING.request(prompt.prompt(), values, 0).messages();
        List<Message> sent = reader.apply(values);
        if (!sent.equals(wanted)) {
            throw new Unwritable(shown(values) + difference(sent, wanted));
        }
    }

    private static String shown(Map<String, String> values) {
        return values.entrySet().stream()
                .findFirst()
                .map(first -> "with the value " + Quote.of(first.getValue()) + " for {{" + first.getKey() + "}} ")
                .orElse("");
    }

    private static String difference(List<Message> sent, List<Message> wanted) {
        if (sent.size() != wanted.size()) {
            return sent.size() + " messages would be sent, where the search sends " + wanted.size();
        }
        int which = 0;
        while (sent.get(which).equals(wanted.get(which))) {
            which++;
        }
        String theirs = sent.get(which).text();
        String ours = wanted.get(which).text();
        int at = 0;
        while (at < Math.min(theirs.length(), ours.length()) && theirs.charAt(at) == ours.charAt(at)) {
            at++;
        }
        return "the " + (wanted.get(which).speaker() == Message.Speaker.SYSTEM ? "system" : "user")
                + " message would have " + around(theirs, at) + " where the search sends " + around(ours, at);
    }

    private static String around(String text, int at) {
        int from = Math.max(0, Math.min(at, text.length()) - CONTEXT);
        return Quote.of(text.substring(from, Math.min(text.length(), at + CONTEXT)));
    }
}
