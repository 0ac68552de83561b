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

    @Param("exact")
    public String entry = "exact";

    private List<Trial> trials = List.of();
    private Evaluation evaluation = Catalog.evaluation(List.of("exact"), "benchmark", Services.NONE);

    /** Answers of words in random order; one in two is what was expected. */
    @Setup
    public void prepare() throws JsonProcessingException {
        evaluation = Catalog.evaluation(
                List.of(weighed(new YAMLMapper().readValue(entry, Object.class))), "benchmark", Services.NONE);
        Random random = new Random(1);
        List<Trial> made = new ArrayList<>();
        for (int i = 0; i < ANSWERS; i++) {
            String answer = text(random);
            String expected = i % 2 == 0 ? answer : text(random);
            made.add(new Trial(
                    new Case("c" + i, Map.of("question", "x"), List.of(expected), new TreeSet<>(), 1), answer));
        }
        trials = List.copyOf(made);
    }

    @Benchmark
    @OperationsPerInvocation(ANSWERS)
    public List<CaseResult> judge() {
        return evaluation.judge(trials);
    }

    private static String text(Random random) {
        String[] words = WORDS.split(" ");
        StringBuilder text = new StringBuilder();
        while (text.length() < LENGTH) {
            text.append(words[random.nextInt(words.length)]).append(random.nextInt(12) == 0 ? ". " : " ");
        }
        return text.substring(0, LENGTH);
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
    public static void main(String[] args) throws RunnerException {
        List<String> examples =
                new ArrayList<>(Catalog.kinds().stream().map(Kind::example).toList());
        examples.add(EVERY_LEVEL);
        List<String> entries = args.length == 0 ? examples : List.of(args);
        var options = new OptionsBuilder()
                .include(EvaluatorBenchmark.class.getSimpleName())
                .param("entry", entries.toArray(String[]::new))
                .forks(1)
                .jvmArgs("-Xmx1g", "-XX:+UseSerialGC")
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

    private static final String EVERY_LEVEL = "forbidden: {words: [Romeo, Juliet, Horatio, Othello], levels: all}";
}
