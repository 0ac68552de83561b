package org.promptrefinery.study.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.inference.LanguageModel;
import org.promptrefinery.inference.cache.CompletionCache;
import org.promptrefinery.inference.catalog.ModelCatalog;
import org.promptrefinery.inference.catalog.ModelTerms;
import org.promptrefinery.search.bench.Options;
import org.promptrefinery.search.bench.Picture;
import org.promptrefinery.search.bench.Result;
import org.promptrefinery.search.bench.Strategy;
import org.promptrefinery.search.bench.Table;
import org.promptrefinery.search.bench.Trace;
import org.promptrefinery.search.bench.Verdict;
import org.promptrefinery.study.job.Job;
import org.promptrefinery.study.job.JobFile;

/**
 * All strategies that need no reflector on jobs with a real model, several seeds each; run by scripts/bench-search. The
 * seed shares out the cases as well, so a prompt is measured by the best test score that any run of the same seed had.
 *
 * @param cache of completions, shared by all runs
 */
record JobBenchmark(Options options, CompletionCache cache) {

    private static final String JOBS = "romeo,tickets";
    private static final int SEEDS = 5;
    private static final int BUDGET = 4_000;
    private static final String TITLE = "Test score of the recommended prompt, as a share of the best of any run, by"
            + " completions spent (median and quartiles)";

    /** Arguments: options, of which {@code --jobs} are names of folders in {@code datasets}. */
    public static void main(String[] args) throws IOException {
        Path folder = Files.createTempDirectory("bench-search");
        Path file = folder.resolve("completions.sqlite");
        int code = 0;
        try (CompletionCache cache = CompletionCache.open(file)) {
            new JobBenchmark(Options.of(args), cache).run();
        } catch (IllegalArgumentException | BadInput unreadable) {
            System.err.println(unreadable.getMessage());
            code = 2;
        } catch (RuntimeException defect) {
            defect.printStackTrace();
            code = 1;
        }
        try (Stream<Path> files = Files.list(folder)) {
            files.map(Path::toFile).forEach(File::delete);
        }
        Files.delete(folder);
        System.exit(code); // the engine leaves a thread that would keep the process alive
    }

    private void run() throws IOException {
        Map<String, List<Result>> results = new LinkedHashMap<>();
        Map<String, LanguageModel> open = new LinkedHashMap<>();
        try {
            for (String name : options.text("jobs", JOBS).split(",", -1)) {
                List<List<Trace>> bySeed = bySeed(name, open);
                results.put(name, results(bySeed));
                System.out.print(Table.of(name, results.get(name)));
                System.out.print(scale(bySeed));
            }
        } finally {
            open.values().forEach(LanguageModel::close);
        }
        System.out.print(Verdict.of(results.values()));
        Path picture = Path.of(options.text("svg", "optimizer/study/target/bench-search-bard.svg"));
        Files.writeString(picture, new Picture(TITLE, results, budget()).svg());
        System.out.println("Picture: " + picture);
    }

    private int budget() {
        return options.number("budget", BUDGET);
    }

    private List<Strategy> strategies() {
        return options.strategies(Strategy.modelFree());
    }

    private List<List<Trace>> bySeed(String name, Map<String, LanguageModel> open) {
        int first = options.number("first-seed", 1);
        List<List<Trace>> bySeed = new ArrayList<>();
        for (int seed = first; seed < first + options.number("seeds", SEEDS); seed++) {
            Job job = JobFile.read(Path.of("datasets", name), Map.of(), Map.of("seed", "" + seed));
            LanguageModel model = open.computeIfAbsent(job.model().spec(), spec -> open(job, spec));
            bySeed.add(onOneScale(strategies().stream()
                    .map(strategy -> trace(strategy, job, model))
                    .toList()));
        }
        return bySeed;
    }

    private static LanguageModel open(Job job, String spec) {
        ModelTerms terms = job.terms().getOrDefault(spec, ModelTerms.DEFAULT);
        return ModelCatalog.open(spec, terms, System.getenv(), System.err::println);
    }

    private Trace trace(Strategy strategy, Job job, LanguageModel model) {
        Trace trace = Trace.of(strategy, JobArena.of(job, model, cache, budget()));
        System.err.printf(
                Locale.ROOT,
                "%s, seed %d, %s: %.3f on test after %,d completions%n",
                job.name(),
                job.search().seed(),
                strategy.name(),
                trace.last(),
                trace.spent());
        return trace;
    }

    private static List<Trace> onOneScale(List<Trace> traces) {
        double best = traces.stream().mapToDouble(Trace::optimum).max().orElseThrow();
        return traces.stream().map(trace -> trace.with(best)).toList();
    }

    private List<Result> results(List<List<Trace>> bySeed) {
        List<Strategy> strategies = strategies();
        return IntStream.range(0, strategies.size())
                .mapToObj(index -> new Result(
                        strategies.get(index).name(),
                        bySeed.stream().map(traces -> traces.get(index)).toList(),
                        budget()))
                .toList();
    }

    /** What the shares of the table are shares of. */
    private static String scale(List<List<Trace>> bySeed) {
        return String.format(
                Locale.ROOT,
                "1.000 is the best test score of any run of a seed: %s; the first prompt has %s%n",
                scores(bySeed, Trace::optimum),
                scores(bySeed, trace -> trace.points().getFirst().score()));
    }

    private static String scores(List<List<Trace>> bySeed, ToDoubleFunction<Trace> score) {
        return Arrays.toString(bySeed.stream()
                .map(traces -> String.format(Locale.ROOT, "%.3f", score.applyAsDouble(traces.getFirst())))
                .toArray());
    }
}
