package org.promptrefinery.report.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.promptrefinery.report.ReportPage;
import org.promptrefinery.study.history.RunHistories;
import org.promptrefinery.study.run.RunFolder;

/** Writes the page of a run that has very many verdicts: {@code ReportBenchmark [VERDICTS] [FOLDER]}. */
public final class ReportBenchmark {

    private static final int SIDES = 4;
    private static final String SCORE =
            "{\"score\":0.5,\"cases\":%1$d,\"scored\":%1$d,\"gatesBroken\":0,\"tokens\":20}";

    private ReportBenchmark() {}

    /** Prints seconds, greatest heap in use and size of the page. */
    public static void main(String[] arguments) throws IOException {
        int verdicts = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        Path folder = arguments.length > 1
                ? Files.createDirectories(Path.of(arguments[1]))
                : Files.createTempDirectory("bench-report");
        try {
            write(folder, verdicts / SIDES);
            System.out.printf(
                    Locale.ROOT,
                    "%,d verdicts in a file of %,d MB, a heap of at most %,d MB%n",
                    verdicts / SIDES * SIDES,
                    Files.size(folder.resolve("verdicts.jsonl")) >> 20,
                    Runtime.getRuntime().maxMemory() >> 20);
            long start = System.nanoTime();
            Path page = ReportPage.write(RunHistories.read(new RunFolder(folder)));
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    Locale.ROOT, "%s of %,d bytes in %.1f s%n", page.getFileName(), Files.size(page), seconds);
        } finally {
            if (arguments.length < 2) {
                delete(folder);
            }
        }
    }

    private static void write(Path folder, int cases) throws IOException {
        Files.writeString(folder.resolve("run.yaml"), """
                name: many
                seed: 1
                model: {task: "embedded:bard"}
                evaluators: [exact]
                search: {generations: 12}
                made_from: {cases: %d}
                """.formatted(2 * cases));
        String score = SCORE.formatted(cases);
        Files.writeString(
                folder.resolve("journal.jsonl"),
                ("{\"event\":\"generation\",\"number\":0,\"children\":[],\"population\":[{\"id\":\"s\",\"train\":%1$s,\"dev\":%1$s}],"
                                + "\"seed\":{\"id\":\"s\",\"operator\":\"seed\",\"why\":\"the prompt of the job\",\"parents\":[],"
                                + "\"prompt\":{\"system\":[{\"role\":\"instruction\",\"text\":\"Answer.\"}],\"user\":\"{{q}}\"}},"
                                + "\"completions\":1,\"at\":\"2026-11-25T01:12:02Z\"}\n")
                        .formatted(score));
        Random random = new Random(1);
        try (BufferedWriter file = Files.newBufferedWriter(folder.resolve("verdicts.jsonl"))) {
            for (int side = 0; side < SIDES; side++) {
                String prompt = side % 2 == 0 ? "baseline" : "winner";
                for (int i = 0; i < cases; i++) {
                    boolean right = random.nextDouble() < (side % 2 == 0 ? 0.6 : 0.9);
                    file.write(line(prompt, side < 2 ? "dev" : "test", i, right));
                }
            }
        }
    }

    private static String line(String prompt, String split, int i, boolean right) {
        String answer = right ? "Bob" : "The answer is Romeo.";
        String reason = right ? "as expected" : "expected 'Bob', got '" + answer + "'";
        return String.format(
                Locale.ROOT,
                "{\"prompt\":\"%s\",\"split\":\"%s\",\"case\":\"%012x\",\"inputs\":{\"q\":\"Please say whom Hamlet wrote to"
                        + " in letter %d, and give only the name.\"},\"expected\":\"Bob\",\"tags\":[\"tag%d\"],\"answer\":\"%s\","
                        + "\"score\":%.1f,\"reason\":\"%s\",\"gatesHeld\":true,\"evaluators\":{\"exact(trim,whitespace)\":"
                        + "{\"score\":%.1f,\"reason\":\"%s\"}}}%n",
                prompt,
                split,
                i * 7919L,
                i,
                i % 9,
                answer,
                right ? 1.0 : 0.0,
                reason,
                right ? 1.0 : 0.0,
                reason);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
