package org.promptrefinery.study.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Evaluation;
import org.promptrefinery.evaluators.Shares;
import org.promptrefinery.evaluators.calibration.CalibrationFile;
import org.promptrefinery.evaluators.calibration.Trust;
import org.promptrefinery.evaluators.catalog.Catalog;
import org.promptrefinery.evaluators.judge.JudgeModels;
import org.promptrefinery.evaluators.kind.Folder;
import org.promptrefinery.evaluators.kind.Services;
import org.promptrefinery.inference.catalog.ModelTerms;
import org.promptrefinery.inference.metering.Budget;
import org.promptrefinery.inference.metering.Purpose;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.reflection.MetaPrompts;

/** Reads jobs: every field but the model, the prompt and the cases has a default. */
public final class JobFile {

    private static final String NAME = "job.yaml";
    private static final List<String> FIELDS = List.of(
            "name",
            "seed",
            "model",
            "models",
            "meta_prompts",
            ChainReader.ONE,
            ChainReader.SEVERAL,
            "cases",
            SourcesReader.DOCUMENTS,
            SourcesReader.EXAMPLES,
            "split",
            "evaluators",
            "keep",
            "max_unscored",
            "max_quarantined",
            "require_kappa",
            "search",
            "budget",
            NotifyReader.NAME);

    /** Field in the record of a run with what the job was made from. */
    public static final String MADE_FROM = "made_from";

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
        Set<String> named = ModelReader.named(tree.path("model"));
        Settings.overlay(tree, environment, Settings::variable);
        Settings.overlay(tree, flags, name -> "the flag for " + name);
        return bind(Fields.of(tree, Yaml.root(file), FIELDS), file, services, named);
    }

    /**
     * Reads the record of a run, which is a job and what it was made from. Paths in it start from the working folder.
     *
     * @param flags settings from the command line; they win over the record
     * @throws BadInput naming the file, the field, the value and what would be accepted
     */
    public static Job ofRun(Path record, Map<String, String> flags, Services services) {
        ObjectNode tree = Yaml.read(record);
        tree.remove(MADE_FROM);
        Set<String> named = ModelReader.named(tree.path("model"));
        Settings.overlay(tree, flags, name -> "the flag for " + name);
        return bind(Fields.of(tree, Yaml.root(record), FIELDS), record.getFileName(), services, named);
    }

    /**
     * Reads a job that stands in a field of another file, such as a lock. Paths in it start from the folder of the
     * file.
     *
     * @throws BadInput naming the file, the field, the value and what would be accepted
     */
    public static Job within(Path file, String field, Services services) {
        Place place = Yaml.root(file).field(field);
        JsonNode tree = Yaml.read(file).path(field);
        Set<String> named = ModelReader.named(tree.path("model"));
        return bind(Fields.of(tree, place, FIELDS), file, services, named);
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
                            ? "the folder " + job + " has no " + NAME + "; write one with: refinery init " + job
                            : "there is no job " + job + "; a job is a folder with a " + NAME + ", or that file."
                                    + " Write one with: refinery init " + job);
        }
        return file;
    }

    private static Job bind(Fields fields, Path file, Services services, Set<String> named) {
        List<Object> evaluators = evaluators(fields);
        Fields modelFields = modelFields(fields);
        TaskModel task = ModelReader.task(modelFields);
        Optional<ReflectorModel> reflector = ModelReader.reflector(modelFields, metaPrompts(fields));
        List<String> judges = ModelReader.judges(modelFields);
        named.addAll(ModelReader.named(modelFields.node()));
        Map<String, ModelTerms> terms = TermsReader.read(fields.node().path("models"), fields.at("models"), named);
        Map<Purpose, List<String>> models = Map.of(
                Purpose.TASK,
                List.of(task.spec()),
                Purpose.REFLECTOR,
                reflector.map(ReflectorModel::spec).stream().toList(),
                Purpose.JUDGE,
                judges);
        Services known = services.and(JobServices.of(JudgeModels.named(judges)))
                .with(Folder.class, new Folder(file.resolveSibling("")));
        Chain chain = ChainReader.read(fields);
        Evaluation evaluation =
                Catalog.evaluation(evaluators, fields.at("evaluators").toString(), known);
        return new Job(
                name(fields, file),
                task,
                reflector,
                judges,
                terms,
                chain,
                CasesReader.read(fields.required("cases", "cases.jsonl"), fields.at("cases"), file),
                SourcesReader.read(fields, file),
                shares(fields.map("split", List.of("train", "dev", "test"))),
                evaluators,
                evaluation,
                known,
                trust(fields, file),
                SearchReader.read(fields, chain, evaluation, task),
                budget(fields, models, terms),
                fields.number("max_quarantined", Job.MAX_QUARANTINED, 0, 1),
                NotifyReader.read(fields));
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
        return Fields.of(model, fields.at("model"), ModelReader.FIELDS);
    }

    private static Budget budget(Fields fields, Map<Purpose, List<String>> models, Map<String, ModelTerms> terms) {
        Budget budget = BudgetReader.read(fields.map("budget", BudgetReader.fields()));
        PriceCheck.require(budget, models, terms, fields.at("budget"));
        return budget;
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

    /** Texts by their names; each stands in the job, as prompts do. */
    private static Map<String, String> metaPrompts(Fields fields) {
        JsonNode node = fields.node().path("meta_prompts");
        if (node.isMissingNode() || node.isNull()) {
            return Map.of();
        }
        Place place = fields.at("meta_prompts");
        if (!node.isObject()) {
            throw place.wrong(
                    "must be a map from names to texts, such as {paraphrase: \"Say it otherwise: {{prompt}}\"}");
        }
        if (!fields.node().path("model").has("reflector")) {
            throw place.wrong("means nothing without a 'model.reflector', which is told these texts");
        }
        Fields texts = new Fields(node, place);
        Map<String, String> found = new LinkedHashMap<>();
        node.fieldNames().forEachRemaining(name -> {
            texts.required(name, "a text");
            String text = texts.text(name, "");
            try {
                MetaPrompts.replacing(Map.of(name, text));
            } catch (IllegalArgumentException unusable) {
                throw place.wrongField(name, String.valueOf(unusable.getMessage()));
            }
            found.put(name, text);
        });
        return found;
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
}
