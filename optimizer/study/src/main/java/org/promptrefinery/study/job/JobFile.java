package org.promptrefinery.study.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Shares;
import org.promptrefinery.evaluators.calibration.CalibrationFile;
import org.promptrefinery.evaluators.calibration.Trust;
import org.promptrefinery.evaluators.catalog.Catalog;
import org.promptrefinery.evaluators.judge.JudgeModels;
import org.promptrefinery.evaluators.kind.Services;
import org.promptrefinery.search.SearchSettings;

/** Reads jobs: every field but the model, the prompt and the cases has a default. */
public final class JobFile {

    private static final String NAME = "job.yaml";
    private static final List<String> FIELDS = List.of(
            "name",
            "seed",
            "model",
            "prompt",
            "cases",
            "split",
            "evaluators",
            "max_unscored",
            "require_kappa",
            "search",
            "budget");
    private static final int MANY = 1_000_000;

    private JobFile() {}

    /**
     * Reads a job whose evaluators need nothing from outside.
     *
     * @see #read(Path, Map, Map, Services)
     */
    public static Job read(Path job, Map<String, String> environment, Map<String, String> flags) {
        return read(job, environment, flags, Services.NONE);
    }

    /**
     * Reads a job.
     *
     * @param job a folder with a {@code job.yaml}, or such a file
     * @param environment settings from the environment, by their dotted names; they win over the file
     * @param flags settings from the command line; they win over both
     * @param services what its evaluators may need
     * @throws BadInput naming the file, the field, the value and what would be accepted
     */
    public static Job read(Path job, Map<String, String> environment, Map<String, String> flags, Services services) {
        Path file = locate(job);
        ObjectNode tree = Yaml.read(file);
        Settings.overlay(tree, environment, Settings::variable);
        Settings.overlay(tree, flags, name -> "the flag for " + name);
        return bind(Fields.of(tree, Yaml.root(file), FIELDS), file, services);
    }

    /** A file in the folder of a job, whether it exists or not. */
    public static Path beside(Path job, String name) {
        return locate(job).resolveSibling(name);
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

    private static Job bind(Fields fields, Path file, Services services) {
        List<Object> evaluators = evaluators(fields);
        List<String> judges = judges(modelFields(fields));
        Services named = services.and(JobServices.of(JudgeModels.named(judges)));
        return new Job(
                name(fields, file),
                model(modelFields(fields)),
                judges,
                PromptReader.read(
                        fields.required("prompt", "{system: [...], user: \"{{question}}\"}"), fields.at("prompt")),
                CasesReader.read(fields.required("cases", "cases.jsonl"), fields.at("cases"), file),
                shares(fields.map("split", List.of("train", "dev", "test"))),
                evaluators,
                Catalog.evaluation(evaluators, fields.at("evaluators").toString(), named),
                named,
                trust(fields, file),
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

    private static Fields modelFields(Fields fields) {
        JsonNode model = fields.required("model", "{task: \"embedded:bard\"}");
        return Fields.of(model, fields.at("model"), List.of("task", "judge", "max_tokens", "temperature"));
    }

    private static Job.TaskModel model(Fields fields) {
        fields.required("task", "\"embedded:bard\"");
        return new Job.TaskModel(
                fields.text("task", ""),
                fields.integer("max_tokens", 256, 1, MANY),
                fields.number("temperature", 0, 0, 10));
    }

    /** One name or several; the model that is prompted is a judge only where it is named as one. */
    private static List<String> judges(Fields fields) {
        if (!fields.has("judge")) {
            return List.of();
        }
        JsonNode node = fields.node().path("judge");
        List<String> specs = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(entry -> specs.add(entry.asText()));
        } else {
            specs.add(fields.text("judge", ""));
        }
        if (specs.isEmpty() || specs.stream().anyMatch(String::isBlank) || new HashSet<>(specs).size() < specs.size()) {
            throw fields.at("judge").wrong("must be a model such as \"gguf:judge.gguf\", or a list of different ones");
        }
        return specs;
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

    private static Trust trust(Fields fields, Path file) {
        OptionalDouble required = fields.has("require_kappa")
                ? OptionalDouble.of(fields.number("require_kappa", 0, 0, 1))
                : OptionalDouble.empty();
        return new Trust(CalibrationFile.read(file.resolveSibling(CalibrationFile.NAME)), required);
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
                usual.seed(),
                fields.number("max_unscored", usual.maxUnscored(), 0, 1));
    }

    private static Job.Budget budget(Fields fields) {
        return new Job.Budget(
                fields.integer("completions", 50_000, 1, Integer.MAX_VALUE), fields.number("minutes", 600, 0.01, MANY));
    }
}
