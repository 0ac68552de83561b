package org.promptrefinery.evaluators.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.text.StringEscapeUtils;

/** A line of a corpus: a text, words, how they may be written, and what is to be found. */
record WordCorpus(String writing, List<String> words, List<String> exceptions, String text, List<String> rest) {

    static Stream<WordCorpus> read(String file) {
        try (InputStream in = WordCorpus.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("# "))
                    .map(line -> line.split("\t", -1))
                    .map(WordCorpus::of);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static WordCorpus of(String[] columns) {
        return new WordCorpus(
                columns[0],
                list(columns[1]),
                columns[2].equals("-") ? List.of() : list(columns[2]),
                StringEscapeUtils.unescapeJava(columns[3]),
                Stream.of(columns).skip(4).toList());
    }

    static List<String> list(String text) {
        return List.of(text.split("\\|"));
    }

    List<Occurrence> occurrences() {
        return new ForbiddenWords(words, exceptions, writing(writing)).occurrences(text);
    }

    static Writing writing(String text) {
        List<String> parts = List.of(text.split("\\+"));
        String extra = parts.size() > 1 ? parts.get(1) : "";
        boolean substring = extra.equals("substring");
        Language language =
                extra.isEmpty() || substring ? Language.ENGLISH : Language.valueOf(extra.toUpperCase(Locale.ROOT));
        return new Writing(levels(parts.getFirst()), !substring, language);
    }

    private static Set<Level> levels(String name) {
        return switch (name) {
            case "usual" -> Level.USUAL;
            case "all" -> EnumSet.allOf(Level.class);
            default ->
                EnumSet.of(
                        Level.CASE, Level.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_')));
        };
    }
}
