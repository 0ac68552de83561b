package org.promptrefinery.export.training;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.promptrefinery.study.job.Yaml;

/**
 * A data card for people: Markdown with the front matter of a dataset card on the Hub of Hugging Face. Names from
 * elsewhere stand in code spans, which nothing in them can end.
 */
final class CardText {

    private static final Pattern BACKTICKS = Pattern.compile("`+");
    private static final Pattern SPACE = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029\\s]+");

    private final DataCard card;
    private final StringBuilder text = new StringBuilder();

    private CardText(DataCard card) {
        this.card = card;
    }

    static String of(DataCard card) {
        return new CardText(card).written();
    }

    private String written() {
        text.append("---\n")
                .append(Yaml.write(head()))
                .append("---\n\n# ")
                .append(code(title()))
                .append("\n\n");
        introduce();
        section("Files");
        for (DataCard.DataFile file : card.files()) {
            item(code(file.part().file()) + ": " + file.rows() + " examples, " + file.bytes() + " bytes, SHA-256 "
                    + code(file.sha256()));
        }
        section("Where it comes from");
        card.facts().forEach((name, fact) -> item(name.replace('_', ' ') + ": " + code(fact)));
        card.models().forEach((purpose, model) -> item(purpose + " model: " + code(model)));
        item("evaluators: " + code(card.evaluators()));
        section("What the answers rest on");
        card.tally().bySource().forEach((source, count) -> item(count + " " + source.meaning()));
        section("What was left out");
        if (card.tally().lost().isEmpty()) {
            item("nothing");
        }
        card.tally().lost().forEach((loss, count) -> item(count + " that " + loss.reason()));
        section("Licence");
        licence();
        return text.toString();
    }

    private ObjectNode head() {
        ObjectNode head = JsonNodeFactory.instance.objectNode();
        Licence licence = card.recipe().licence();
        if (licence.isOfTheHub()) {
            head.put("license", licence.id());
        } else {
            head.put("license", "other").put("license_name", licence.id());
        }
        head.put("pretty_name", title());
        head.putArray("task_categories").add("text-generation");
        head.putArray("tags").add(card.recipe().method().id()).add("prompt-refinery");
        ObjectNode config = head.putArray("configs").addObject().put("config_name", "default");
        ArrayNode files = config.putArray("data_files");
        card.files().forEach(file -> files.addObject()
                .put("split", file.part().split())
                .put("path", file.part().file()));
        return head;
    }

    private String title() {
        return card.job() + ", for " + card.recipe().method().id();
    }

    private void introduce() {
        Recipe recipe = card.recipe();
        text.append("Data for ")
                .append(recipe.method().purpose().replaceFirst("^.*?for ", ""))
                .append(".\nIt is in the layout of ")
                .append(recipe.layout() == Layout.TRL ? "TRL" : "OpenAI")
                .append(". Questions stand ")
                .append(
                        recipe.withPrompt()
                                ? "under the prompt that won, as the search sent them."
                                : "without a prompt: only the user message of the job.")
                .append("\nNo case of the test split is in it.\n");
        if (!card.warnings().isEmpty()) {
            section("Beware");
            card.warnings().forEach(warning -> item(plain(warning)));
        }
    }

    private void licence() {
        Licence licence = card.recipe().licence();
        text.append(
                licence.isKnown()
                        ? "Given as " + code(licence.id()) + " by who exported it; nobody has checked it.\n"
                        : "Unknown: nobody has said under which terms the cases may be used. Find out before it is given"
                                + " on, and export it again with --license.\n");
        text.append("Whether answers of a model may train another one is for its terms to say.\n");
    }

    private void section(String title) {
        text.append("\n## ").append(title).append("\n\n");
    }

    private void item(String line) {
        text.append("- ").append(line).append('\n');
    }

    /** Text in which nothing is markup; any punctuation may stand behind a backslash in CommonMark. */
    private static String plain(String foreign) {
        return SPACE.matcher(foreign).replaceAll(" ").replaceAll("[\\\\`*_\\[\\]<>#|&~!]", "\\\\$0");
    }

    /** A code span: between more backticks than are in it, as CommonMark has it. */
    static String code(String foreign) {
        String line = SPACE.matcher(foreign).replaceAll(" ").strip();
        int longest = BACKTICKS
                .matcher(line)
                .results()
                .map(MatchResult::group)
                .mapToInt(String::length)
                .max()
                .orElse(0);
        String fence = "`".repeat(longest + 1);
        return longest == 0 && !line.isEmpty() ? fence + line + fence : fence + " " + line + " " + fence;
    }
}
