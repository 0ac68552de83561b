package org.promptrefinery.app;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.inference.LanguageModel;
import org.promptrefinery.inference.Sampling;
import org.promptrefinery.inference.catalog.ModelCatalog;
import org.promptrefinery.search.Assignment;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.study.job.Job;
import org.promptrefinery.study.job.JobFile;
import org.promptrefinery.study.job.Material;
import org.promptrefinery.study.job.PromptReader;
import org.promptrefinery.study.job.Settings;
import org.promptrefinery.study.scoring.ModelScorer;
import org.promptrefinery.study.scoring.Spending;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Scores one prompt on a job's cases. */
@Command(name = "evaluate", description = "Scores one prompt on the cases of a job.", mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {

    /** Cases to ask. */
    enum Part {
        all,
        train,
        dev,
        test
    }

    private final Commands surroundings;

    @Parameters(paramLabel = "JOB", description = "A folder with a job.yaml, or such a file.")
    private Path job = Path.of(".");

    @Option(names = "--prompt", paramLabel = "FILE", description = "A .prompt file; without it the job's prompt.")
    private @Nullable Path prompt;

    @Option(
            names = "--split",
            defaultValue = "all",
            description = "Cases to ask: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
    private Part split = Part.all;

    @Mixin
    private SettingFlags flags = new SettingFlags();

    @Option(names = "--json", description = "Print the result as one JSON object.")
    private boolean json;

    EvaluateCommand(Commands surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Console console = surroundings.console();
        Job read = JobFile.read(job, Settings.of(console.environment()), flags.settings());
        Prompt chosen = prompt == null ? read.prompt() : PromptReader.file(prompt);
        Material material = Material.of(read.with(chosen));
        material.notices().forEach(notice -> console.err().println("note: " + notice));
        List<Case> cases = cases(material);
        try (LanguageModel model = ModelCatalog.open(read.model().spec(), console.environment())) {
            ModelScorer scorer = new ModelScorer(
                    model,
                    new Sampling(
                            read.model().temperature(),
                            read.model().maxTokens(),
                            read.search().seed()),
                    read.evaluation(),
                    new Spending(Integer.MAX_VALUE, Instant.MAX, InstantSource.system()));
            Scorecard card =
                    scorer.score(List.of(new Assignment(chosen, cases))).getFirst();
            console.out().println(json ? asJson(card).toString() : asText(card));
            return ExitCode.DONE;
        }
    }

    private List<Case> cases(Material material) {
        return switch (split) {
            case all -> material.cases();
            case train -> material.split().train();
            case dev -> material.split().dev();
            case test -> material.split().test();
        };
    }

    private static ObjectNode asJson(Scorecard card) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("score", card.score())
                .put("cases", card.results().size())
                .put("scored", card.scored())
                .put("gatesBroken", card.gatesBroken())
                .put("tokens", card.promptTokens());
    }

    private static String asText(Scorecard card) {
        int unscored = card.results().size() - card.scored();
        return String.format(
                Locale.ROOT,
                "%.1f %% on %d cases%s, %d broken gates, %d prompt tokens",
                100 * card.score(),
                card.scored(),
                unscored == 0 ? "" : " (" + unscored + " more have no score)",
                card.gatesBroken(),
                card.promptTokens());
    }
}
