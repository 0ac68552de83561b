package org.promptrefinery.export.format;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.promptrefinery.export.template.DoubleBraces;
import org.promptrefinery.export.template.Unwritable;
import org.promptrefinery.inference.Message;

/** Markdown for people: what is known as front matter, and each message in a fenced block of its own. */
final class Markdown implements PromptFormat {

    private static final Pattern FENCE = Pattern.compile("`{3,}");
    private static final Pattern HEADING = Pattern.compile("\n## (System|User)\n\n(`{3,})text\n");

    @Override
    public String id() {
        return "markdown";
    }

    @Override
    public String purpose() {
        return "Markdown with front matter, to be read; each message stands in a fenced block";
    }

    @Override
    public List<ExportFile> write(ExportedPrompt prompt) {
        ObjectNode head = Json.object().put("name", prompt.name());
        prompt.facts().forEach(head::put);
        prompt.model().ifPresent(model -> Settings.SNAKE.put(head, model));
        String body = (prompt.hasSystem() ? block("System", DoubleBraces.OURS.write(prompt.system())) : "")
                + block("User", DoubleBraces.OURS.write(prompt.user()));
        return List.of(new ExportFile(prompt.name() + ".md", FrontMatter.write(head, body)));
    }

    private static String block(String title, String text) {
        String fence = "`".repeat(Math.max(3, 1 + longestFence(text)));
        return "\n## " + title + "\n\n" + fence + "text\n" + text + "\n" + fence + "\n";
    }

    private static int longestFence(String text) {
        return FENCE.matcher(text)
                .results()
                .mapToInt(run -> run.group().length())
                .max()
                .orElse(0);
    }

    /** As CommonMark reads a fenced block: up to a line of as many backticks. */
    @Override
    public List<Message> sent(List<ExportFile> files, Map<String, String> values) {
        String body = FrontMatter.read(files.getFirst().text()).body();
        if (body.indexOf('\r') >= 0 || body.indexOf('\0') >= 0) {
            throw new Unwritable("Markdown does not keep carriage returns and NUL characters");
        }
        List<Message> sent = new ArrayList<>();
        Matcher heading = HEADING.matcher(body);
        for (int at = 0; heading.find(at); ) {
            int end = body.indexOf("\n" + heading.group(2) + "\n", heading.end() - 1);
            String text = body.substring(heading.end(), Math.max(heading.end(), end));
            String filled = DoubleBraces.OURS.render(text, values);
            sent.add(heading.group(1).equals("System") ? Message.system(filled) : Message.user(filled));
            at = end + 1 + heading.group(2).length();
        }
        return sent;
    }
}
