package org.promptrefinery.study.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.promptrefinery.evaluators.Nearest;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.Role;
import org.promptrefinery.search.Section;
import org.promptrefinery.search.Template;

/** Single prompts as they stand in job files and {@code .prompt} files. */
final class PromptReader {

    private static final List<String> FIELDS = List.of("system", "user");
    private static final List<String> SECTION_FIELDS = List.of("role", "text", "frozen");
    private static final List<String> ROLES =
            Arrays.stream(Role.values()).map(PromptReader::word).toList();

    private PromptReader() {}

    /** Reads a prompt: a list of sections, or one text, as {@code system}, and a template as {@code user}. */
    static Prompt read(JsonNode node, Place place) {
        Fields fields = Fields.of(node, place, FIELDS);
        String user = fields.required("user", "\"{{question}}\"").asText();
        List<Section> sections = new ArrayList<>();
        JsonNode system = node.path("system");
        if (system.isTextual() && !system.asText().isBlank()) {
            sections.add(new Section(Role.INSTRUCTION, system.asText()));
        }
        for (int i = 0; system.isArray() && i < system.size(); i++) {
            sections.add(section(system.get(i), fields.at("system").element(i)));
        }
        boolean known = system.isMissingNode() || system.isNull() || system.isTextual() || system.isArray();
        if (!known) {
            throw fields.at("system").wrong("must be a text or a list of sections");
        }
        if (Template.variables(user).isEmpty()) {
            throw fields.at("user")
                    .wrong("'" + user + "' shows the model nothing of a case; it needs a"
                            + " variable such as {{question}}");
        }
        return new Prompt(sections, user);
    }

    /** The prompt in the form that {@link #read} takes. */
    static ObjectNode write(Prompt prompt) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode system = node.putArray("system");
        for (Section section : prompt.sections()) {
            ObjectNode entry = system.addObject();
            entry.put("role", word(section.role())).put("text", section.text());
            if (section.frozen()) {
                entry.put("frozen", true);
            }
        }
        return node.put("user", prompt.user());
    }

    private static Section section(JsonNode node, Place place) {
        if (node.isTextual() && !node.asText().isBlank()) {
            return new Section(Role.INSTRUCTION, node.asText());
        }
        Fields fields = Fields.of(node, place, SECTION_FIELDS);
        fields.required("text", "\"Answer the question.\"");
        return new Section(
                role(fields.text("role", word(Role.INSTRUCTION)), fields.at("role")),
                fields.text("text", ""),
                fields.flag("frozen", false));
    }

    private static Role role(String word, Place place) {
        if (!ROLES.contains(word)) {
            throw place.wrong("unknown role '" + word + "'." + Nearest.maybe(word, ROLES) + " Known are "
                    + String.join(", ", ROLES));
        }
        return Role.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static String word(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
