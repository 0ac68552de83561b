package org.promptrefinery.study.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.search.Chain;

/** The prompts of a job: one as {@code prompt}, or several by their names, in order, as {@code prompts}. */
public final class ChainReader {

    static final String ONE = "prompt";
    static final String SEVERAL = "prompts";

    private static final String NAME = "[A-Za-z_][A-Za-z0-9_]*";
    private static final String EXAMPLE = "{system: [...], user: \"{{question}}\"}";

    private ChainReader() {}

    /**
     * Reads a {@code .prompt} file: the fields of one prompt, or {@code prompts}.
     *
     * @throws BadInput naming the field that is wrong
     */
    public static Chain file(Path file) {
        ObjectNode tree = Yaml.read(file);
        Place root = Yaml.root(file);
        return tree.has(SEVERAL)
                ? several(Fields.of(tree, root, List.of(SEVERAL)))
                : Chain.of(PromptReader.read(tree, root));
    }

    /**
     * The prompts in a map where {@link #put} has put them, whatever else is in it.
     *
     * @param where the map is, for messages
     * @throws BadInput naming the field that is wrong
     */
    public static Chain of(ObjectNode map, String where) {
        return read(new Fields(map, new Place(where, Map.of(), "")));
    }

    /** The prompts of a job, of which there is either one or several. */
    static Chain read(Fields job) {
        if (!job.has(SEVERAL)) {
            return Chain.of(PromptReader.read(job.required(ONE, EXAMPLE), job.at(ONE)));
        }
        if (job.has(ONE)) {
            throw job.at(SEVERAL).wrong("a job has one prompt as 'prompt' or several as 'prompts', not both");
        }
        return several(job);
    }

    private static Chain several(Fields fields) {
        JsonNode node = fields.node().path(SEVERAL);
        Place place = fields.at(SEVERAL);
        if (!node.isObject() || node.size() < 2) {
            throw place.wrong("must be a map of at least two prompts in the order in which they are asked, such as"
                    + " {facts: " + EXAMPLE + ", answer: {user: \"{{facts}}\"}}; a single one belongs in 'prompt'");
        }
        List<Chain.Step> steps = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            if (!entry.getKey().matches(NAME)) {
                throw place.wrongField(
                        entry.getKey(),
                        "'" + entry.getKey() + "' cannot be used in a template; a name is of letters, digits and '_',"
                                + " a letter first");
            }
            steps.add(new Chain.Step(entry.getKey(), PromptReader.read(entry.getValue(), place.field(entry.getKey()))));
        }
        return new Chain(steps);
    }

    /** The prompts in the form that {@link #file} takes. */
    public static ObjectNode write(Chain chain) {
        if (chain.size() == 1) {
            return PromptReader.write(chain.prompt(0));
        }
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        put(node, chain);
        return node;
    }

    /** Puts the prompts into a map in the form that a job has them in. */
    public static void put(ObjectNode job, Chain chain) {
        if (chain.size() == 1) {
            job.set(ONE, PromptReader.write(chain.prompt(0)));
        } else {
            ObjectNode several = job.putObject(SEVERAL);
            chain.steps().forEach(step -> several.set(step.name(), PromptReader.write(step.prompt())));
        }
    }
}
