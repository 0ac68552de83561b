package org.promptrefinery.study.supply;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.promptrefinery.retrieval.Neighbours;
import org.promptrefinery.retrieval.Passage;
import org.promptrefinery.retrieval.PassageIndex;

/** Looks things up by the words that they share; passages are lines, whatever size is wanted. */
public final class WordIndexing implements Indexing {

    public final List<String> told = new ArrayList<>();
    public final List<String> queries = new ArrayList<>();
    public int opened;
    public int closed;

    @Override
    public Consumer<String> notices() {
        return told::add;
    }

    @Override
    public Neighbours neighbours(List<String> texts) {
        return (query, count, _, allowed) -> {
            queries.add(query);
            return IntStream.range(0, texts.size())
                    .filter(allowed)
                    .boxed()
                    .sorted(Comparator.comparingLong(place -> -shared(query, texts.get(place))))
                    .limit(count)
                    .toList();
        };
    }

    @Override
    public Library library(Path documents) {
        opened++;
        return new Lines(documents);
    }

    private static long shared(String one, String other) {
        Set<String> words = new HashSet<>(words(one));
        return words(other).stream().distinct().filter(words::contains).count();
    }

    private static List<String> words(String text) {
        return List.of(text.toLowerCase(Locale.ROOT).split("\\W+"));
    }

    private final class Lines implements Library {

        private final Path folder;

        Lines(Path folder) {
            this.folder = folder;
        }

        @Override
        public PassageIndex cutTo(int words) {
            List<Passage> all = new ArrayList<>();
            each((name, text) ->
                    text.lines().forEach(line -> all.add(new Passage(line, name + "#" + (all.size() + 1)))));
            return (query, count) -> {
                queries.add(query);
                return all.stream()
                        .sorted(Comparator.comparingLong(passage -> -shared(query, passage.text())))
                        .limit(count)
                        .toList();
            };
        }

        @Override
        public void each(BiConsumer<String, String> document) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.sorted().toList()) {
                    document.accept(String.valueOf(file.getFileName()), Files.readString(file));
                }
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }

        @Override
        public void close() {
            closed++;
        }
    }
}
