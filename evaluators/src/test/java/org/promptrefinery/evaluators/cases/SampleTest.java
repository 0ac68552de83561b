package org.promptrefinery.evaluators.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.promptrefinery.evaluators.Case;

class SampleTest {

    private static final int MANY = 20_000;

    @TempDir
    Path folder;

    @Test
    void holdsNoMoreThanTheSampleAndTreatsAllTheSame() {
        int[] drawn = new int[20];
        for (int seed = 0; seed < 2_000; seed++) {
            Reservoir<Integer> reservoir = new Reservoir<>(5, seed);
            for (int i = 0; i < drawn.length; i++) {
                reservoir.offer(i);
                assertThat(reservoir.held()).isLessThanOrEqualTo(5);
            }
            assertThat(reservoir.sample()).hasSize(5).isSorted();
            reservoir.sample().forEach(item -> drawn[item]++);
        }
        // each is drawn 500 times in the mean, with a standard deviation of 19.4
        assertThat(IntStream.of(drawn).boxed().toList())
                .allSatisfy(count -> assertThat(count).isBetween(400, 600));
    }

    @ParameterizedTest
    @ValueSource(strings = {"many.jsonl", "many.json", "many.csv", "many.yaml"})
    void theSampleFollowsFromTheSeedAndLargeFilesAreRead(String name) throws IOException {
        Path file = generate(name);
        List<Case> sample = sample(file, 1);
        assertThat(sample).hasSize(100).isEqualTo(sample(file, 1)).isNotEqualTo(sample(file, 2));
        assertThat(sample.stream().map(one -> Integer.parseInt(one.inputs().get("q"))))
                .isSorted();
    }

    /** A broken last row is met only when it is asked for: what comes before was not read ahead. */
    @ParameterizedTest
    @ValueSource(strings = {"many.jsonl", "many.json", "many.csv"})
    void rowsAreReadOneAtATime(String name) throws IOException {
        Path file = generate(name);
        Files.writeString(file, "\n{\"q\": \"broken\" \"", java.nio.file.StandardOpenOption.APPEND);
        try (CaseRows rows = CaseRows.open(CaseSource.of(file), Optional.of("exact"))) {
            for (int i = 0; i < MANY; i++) {
                assertThat(rows.next().line().inputs()).containsEntry("q", String.valueOf(i));
            }
        }
    }

    private static List<Case> sample(Path file, long seed) {
        return CaseFile.read(new CaseSource(file, Columns.NONE, OptionalInt.of(100)), seed, Optional.of("exact"))
                .cases();
    }

    private Path generate(String name) throws IOException {
        Path file = folder.resolve(name);
        try (Writer writer = Files.newBufferedWriter(file)) {
            writer.write(name.endsWith(".json") ? "[\n" : name.endsWith(".csv") ? "q,expected\n" : "");
            IntStream.range(0, MANY).forEach(i -> write(writer, line(name, i)));
            writer.write(name.endsWith(".json") ? "]" : "");
        }
        return file;
    }

    private static String line(String name, int i) {
        if (name.endsWith(".csv")) {
            return i + ",x\n";
        }
        String object = "{\"q\": \"" + i + "\", \"expected\": \"x\"}";
        return switch (name) {
            case "many.jsonl" -> object + "\n";
            case "many.yaml" -> "- " + object + "\n";
            default -> object + (i == MANY - 1 ? "\n" : ",\n");
        };
    }

    private static void write(Writer writer, String text) {
        try {
            writer.write(text);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
