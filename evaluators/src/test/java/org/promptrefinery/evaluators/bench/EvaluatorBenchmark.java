package org.promptrefinery.evaluators.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.evaluators.Evaluation;
import org.promptrefinery.evaluators.Trial;
import org.promptrefinery.evaluators.catalog.Catalog;
import org.promptrefinery.evaluators.kind.Kind;
import org.promptrefinery.evaluators.kind.Services;

/** Verdicts a second on answers of 1 KB, on one thread; run by scripts/bench-evaluators. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class EvaluatorBenchmark {

    private static final int ANSWERS = 100;
    private static final int LENGTH = 1024;
    private static final String WORDS =
            "the king said that Bob of Verona would never come back to the old house by the sea"
                    + " because nobody there knew his name and every door was closed to him and to Alice";

    private static final List<String> REFERENCES =
            List.of("", "positive", "B", "42", "{\"name\": \"x\", \"arguments\": {\"a\": 1}}");

    @Param("exact")
    public String entry = "exact";

    private List<Trial> trials = List.of();
    private Evaluation evaluation = Catalog.evaluation(List.of("exact"), "benchmark", Services.NONE);

    /** Answers of words in random order, with the first reference that the evaluator can judge them by. */
    @Setup
    public void prepare() throws JsonProcessingException {
        prepare(ANSWERS, LENGTH);
    }

    private void prepare(int answers, int length) throws JsonProcessingException {
        evaluation = Catalog.evaluation(
                List.of(weighed(new YAMLMapper().readValue(entry, Object.class))), "benchmark", Services.NONE);
        for (String reference : REFERENCES) {
            trials = trials(reference, answers, length);
            if (judge().getFirst().scored()) {
                return;
            }
        }
    }

    /** Without a reference, one answer in two is what was expected. */
    private static List<Trial> trials(String reference, int answers, int length) {
        Random random = new Random(1);
        List<Trial> made = new ArrayList<>();
        for (int i = 0; i < answers; i++) {
            String answer = text(random, length);
            String other = i % 2 == 0 ? answer : text(random, length);
            List<String> expected = List.of(reference.isEmpty() ? other : reference);
            made.add(new Trial(new Case("c" + i, Map.of("question", "x"), expected, new TreeSet<>(), 1), answer));
        }
        return List.copyOf(made);
    }

    @Benchmark
    @OperationsPerInvocation(ANSWERS)
    public List<CaseResult> judge() {
        return evaluation.judge(trials);
    }

    private static String text(Random random, int length) {
        String[] words = WORDS.split(" ");
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            text.append(words[random.nextInt(words.length)]).append(random.nextInt(12) == 0 ? ". " : " ");
        }
        return text.substring(0, length);
    }

    /** A job needs an evaluator with a weight, which gates do not have by themselves. */
    private static Object weighed(Object entry) {
        if (entry instanceof Map<?, ?> map) {
            Map.Entry<?, ?> only = map.entrySet().iterator().next();
            Map<Object, Object> options = new HashMap<>((Map<?, ?>) only.getValue());
            options.put("weight", 1);
            return Map.of(only.getKey(), options);
        }
        return Map.of(entry, Map.of("weight", 1));
    }

    /** Prints a table: the examples of all kinds, or of those named, or whole entries such as 'exact: {...}'. */
    public static void main(String[] args) throws RunnerException, JsonProcessingException {
        if (args.length == 1 && args[0].equals("growth")) {
            printGrowth();
            return;
        }
        List<String> entries = args.length == 0 ? usual() : List.of(args);
        var options = new OptionsBuilder()
                .include(EvaluatorBenchmark.class.getSimpleName())
                .param("entry", entries.toArray(String[]::new))
                .forks(1)
                .jvmArgs("-Xmx1g", "-XX:+UseSerialGC", "--sun-misc-unsafe-memory-access=allow")
                .warmupIterations(2)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(3)
                .measurementTime(TimeValue.seconds(1))
                .verbosity(VerboseMode.SILENT)
                .build();
        Map<String, Double> rates = new TreeMap<>();
        for (RunResult result : new Runner(options).run()) {
            rates.put(
                    result.getParams().getParam("entry"),
                    result.getPrimaryResult().getScore());
        }
        System.out.printf(Locale.ROOT, "%14s  %s%n", "verdicts/s", "evaluator (answers of 1 KB, one thread)");
        rates.forEach((entry, rate) -> System.out.printf(Locale.ROOT, "%,14.0f  %s%n", rate, entry));
    }

    /** Two answers four times as long should take four times as long; what is cut at a length takes less. */
    private static void printGrowth() throws JsonProcessingException {
        System.out.printf(Locale.ROOT, "%10s %10s %7s  %s%n", "256 KB", "1 MB", "times", "evaluator (two answers)");
        for (String entry : usual()) {
            double quarter = milliseconds(entry, LENGTH * LENGTH / 4);
            double whole = milliseconds(entry, LENGTH * LENGTH);
            System.out.printf(Locale.ROOT, "%7.1f ms %7.1f ms %7.1f  %s%n", quarter, whole, whole / quarter, entry);
        }
    }

    /** The fastest of some runs, the first of which warm up. */
    private static double milliseconds(String entry, int length) throws JsonProcessingException {
        EvaluatorBenchmark measured = new EvaluatorBenchmark();
        measured.entry = entry;
        measured.prepare(2, length);
        long fastest = Long.MAX_VALUE;
        for (int run = 0; run < 6; run++) {
            long start = System.nanoTime();
            measured.judge();
            fastest = Math.min(fastest, System.nanoTime() - start);
        }
        return fastest / 1e6;
    }

    /** The examples that score an answer without a model, a program or a clock, and two more. */
    private static List<String> usual() {
        List<String> entries = new ArrayList<>(List.of("exact", "label", EVERY_LEVEL));
        Catalog.builtIn().stream()
                .map(Kind::example)
                .filter(EvaluatorBenchmark::scores)
                .forEach(entries::add);
        return entries;
    }

    private static boolean scores(String entry) {
        EvaluatorBenchmark tried = new EvaluatorBenchmark();
        tried.entry = entry;
        try {
            tried.prepare();
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("an example is no YAML: " + entry, broken);
        }
        return tried.judge().getFirst().scored();
    }

    private static final String EVERY_LEVEL = "forbidden: {words: [Romeo, Juliet, Horatio, Othello], levels: all}";
}
