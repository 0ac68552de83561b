package org.promptrefinery.study.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Shares;
import org.promptrefinery.evaluators.catalog.Catalog;
import org.promptrefinery.evaluators.kind.Services;
import org.promptrefinery.search.SearchSettings;

/** Reads jobs: every field but the model, the prompt and the cases has a default. */
public final class JobFile {

    private static final String NAME = "job.yaml";
    private static final List<String> FIELDS =
            List.of("name", "seed", "model", "prompt", "cases", "split", "evaluators", "search", "budget");
    private static final int MANY = 1_000_000;

    private JobFile() {}

    /**
     * Reads a job.
     *
     * @param job a folder with a {@code job.yaml}, or such a file
     * @param environment settings from the environment, by their dotted names; they win over the file
     * @param flags settings from the command line; they win over both
     * @throws BadInput naming the file, the field, the value and what would be accepted
     */
    public static Job read(Path job, Map<String, String> environment, Map<String, String> flags) {
        Path file = locate(job);
        ObjectNode tree = Yaml.read(file);
        Settings.overlay(tree, environment, Settings::variable);
        Settings.overlay(tree, flags, name -> "the flag for " + name);
        return bind(Fields.of(tree, Yaml.root(file), FIELDS), file);
    }

    private static Path locate(Path job) {
        Path file = Files.isDirectory(job) ? job.resolve(NAME) : job;
        if (!Files.isRegularFile(file)) {
            throw new BadInput(
                    Files.isDirectory(job)
                            ? "the folder " + job + " has no " + NAME
                            : "there is no job " + job + "; a job is a folder with a " + NAME + ", or that file");
        }
        return file;
    }

    private static Job bind(Fields fields, Path file) {
        List<Object> evaluators = evaluators(fields);
        return new Job(
                name(fields, file),
                model(fields),
                PromptReader.read(
                        fields.required("prompt", "{system: [...], user: \"{{question}}\"}"), fields.at("prompt")),
                CasesReader.read(fields.required("cases", "cases.jsonl"), fields.at("cases"), file),
                shares(fields.map("split", List.of("train", "dev", "test"))),
                evaluators,
                Catalog.evaluation(evaluators, fields.at("evaluators").toString(), Services.NONE),
                search(fields),
                budget(fields.map("budget", List.of("completions", "minutes"))));
    }

    private static String name(Fields fields, Path file) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        Path last = folder == null ? null : folder.getFileName();
        String name = fields.text("name", last == null ? "job" : last.toString().replaceAll("[^\\w.-]", "-"));
        if (!name.matches("\\w[\\w.-]*")) {
            throw fields.at("name")
                    .wrong("'" + name + "' names run folders, so it must be of letters," + " digits, '-', '_' and '.'");
        }
        return name;
    }

    private static Job.TaskModel model(Fields fields) {
        JsonNode model = fields.required("model", "{task: \"embedded:bard\"}");
        Fields inner = Fields.of(model, fields.at("model"), List.of("task", "max_tokens", "temperature"));
        inner.required("task", "\"embedded:bard\"");
        return new Job.TaskModel(
                inner.text("task", ""),
                inner.integer("max_tokens", 256, 1, MANY),
                inner.number("temperature", 0, 0, 10));
    }

    private static List<Object> evaluators(Fields fields) {
        if (!fields.has("evaluators")) {
            return List.of("exact");
        }
        JsonNode node = fields.node().path("evaluators");
        if (!node.isArray() || node.isEmpty()) {
            throw fields.at("evaluators").wrong("must be a list of evaluators, such as [exact]");
        }
        List<Object> entries = new ArrayList<>();
        node.forEach(entry -> entries.add(Yaml.plain(entry)));
        return entries;
    }

    private static Shares shares(Fields fields) {
        return new Shares(
                fields.number("train", Shares.DEFAULT.train(), 0.01, 100),
                fields.number("dev", Shares.DEFAULT.dev(), 0.01, 100),
                fields.number("test", Shares.DEFAULT.test(), 0.01, 100));
    }

    private static SearchSettings search(Fields fields) {
        SearchSettings usual = SearchSettings.defaults(fields.wholeNumber("seed", 1, Long.MIN_VALUE, Long.MAX_VALUE));
        Fields search = fields.map(
                "search",
                List.of("population", "children", "generations", "minibatch", "patience", "max_prompt_tokens"));
        return new SearchSettings(
                search.integer("population", usual.population(), 1, MANY),
                search.integer("children", usual.children(), 1, MANY),
                search.integer("generations", usual.generations(), 1, MANY),
                search.integer("minibatch", usual.minibatch(), 1, MANY),
                search.integer("patience", usual.patience(), 1, MANY),
                search.integer("max_prompt_tokens", usual.maxPromptTokens(), 1, MANY),
                usual.seed());
    }

    private static Job.Budget budget(Fields fields) {
        return new Job.Budget(
                fields.integer("completions", 50_000, 1, Integer.MAX_VALUE), fields.number("minutes", 600, 0.01, MANY));
    }
}
