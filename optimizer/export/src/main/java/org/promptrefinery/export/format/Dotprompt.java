package org.promptrefinery.export.format;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.promptrefinery.export.template.Handlebars;
import org.promptrefinery.export.template.Piece;
import org.promptrefinery.export.template.Unwritable;
import org.promptrefinery.inference.Message;

/** Google's Dotprompt, which Genkit and Firebase read: front matter, and a Handlebars template with marks for roles. */
final class Dotprompt implements PromptFormat {

    private static final Handlebars SYNTAX = new Handlebars();
    private static final String MARK = "<<<dotprompt:";
    private static final Pattern MARKS =
            Pattern.compile("<<<dotprompt:(?:role:([a-z]+)|history|media:url.*?|section.*?)>>>");
    private static final Map<String, String> PROVIDERS = Map.of("gemini", "googleai");

    @Override
    public String id() {
        return "dotprompt";
    }

    @Override
    public String purpose() {
        return "a .prompt file of Google's Dotprompt, for Genkit and Firebase";
    }

    @Override
    public String limits() {
        return "Dotprompt takes '<<<dotprompt:' in a value for a mark of its own, and sends no empty message";
    }

    @Override
    public boolean carries(String value) {
        return !value.contains(MARK) && !value.isBlank();
    }

    @Override
    public List<ExportFile> write(ExportedPrompt prompt) {
        ObjectNode head = Json.object();
        prompt.modelName()
                .ifPresent(name -> head.put(
                        "model", PROVIDERS.getOrDefault(name.provider(), name.provider()) + "/" + name.model()));
        prompt.model().ifPresent(model -> new Settings("temperature", "maxOutputTokens", "topP", "stopSequences")
                .put(head.putObject("config"), model));
        ObjectNode schema = head.putObject("input").putObject("schema");
        prompt.prompt().variables().forEach(name -> schema.put(name, "string"));
        prompt.facts().forEach((name, fact) -> head.put("refinery." + name, fact));
        StringBuilder body = new StringBuilder();
        if (prompt.hasSystem()) {
            body.append("{{role \"system\"~}}\n").append(kept(prompt.system())).append("\n{{~role \"user\"~}}\n");
        } else {
            body.append("{{role \"user\"~}}\n");
        }
        body.append(kept(prompt.user())).append('\n');
        return List.of(new ExportFile(prompt.name() + ".prompt", FrontMatter.write(head, body.toString())));
    }

    /** White space at either end would be dropped with the line breaks around it. */
    private static String kept(List<Piece> pieces) {
        String text = SYNTAX.write(pieces);
        String start = isSpace(text.charAt(0)) ? Handlebars.NOTHING : "";
        String end = isSpace(text.charAt(text.length() - 1)) ? Handlebars.NOTHING : "";
        return start + text + end;
    }

    private static boolean isSpace(char character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character) || character == '\uFEFF';
    }

    @Override
    public List<Message> sent(List<ExportFile> files, Map<String, String> values) {
        String template = FrontMatter.read(files.getFirst().text()).body();
        if (!template.startsWith("{{role ") || isSpace(template.charAt(template.length() - 2))) {
            throw new Unwritable("white space at an end of the file would be dropped");
        }
        String rendered = SYNTAX.render(template.substring(0, template.length() - 1), values);
        List<Message> sent = new ArrayList<>();
        Matcher mark = MARKS.matcher(rendered);
        String role = "user";
        int from = 0;
        while (mark.find()) {
            add(sent, role, rendered.substring(from, mark.start()));
            if (mark.group(1) == null) {
                throw new Unwritable("it holds '" + MARK + "', a mark of Dotprompt's own");
            }
            role = mark.group(1);
            from = mark.end();
        }
        add(sent, role, rendered.substring(from));
        return sent;
    }

    private static void add(List<Message> sent, String role, String text) {
        if (!text.isBlank()) {
            sent.add(ChatJson.message(role, text));
        }
    }
}
