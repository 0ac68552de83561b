package org.promptrefinery.search.operators;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Scanner;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Groups of phrases that say the same and fit into the same place of a sentence. */
final class PhraseBank {

    /** The phrases in {@code phrases.txt}. */
    static final PhraseBank USUAL = new PhraseBank(read("phrases.txt"));

    private static final String NO_WORD_BEFORE = "(?<![\\p{L}\\p{M}\\p{N}_'’-])";
    private static final String NO_WORD_AFTER = "(?![\\p{L}\\p{M}\\p{N}_'’-])";

    private final Map<String, List<String>> others = new TreeMap<>();
    private final Pattern pattern;

    /**
     * A phrase found in a text.
     *
     * @param others what could stand there instead, in the same letter case
     */
    record Found(int start, int end, List<String> others) {}

    /** A bank of these groups; a phrase may be in one group only. */
    PhraseBank(List<List<String>> groups) {
        for (List<String> group : groups) {
            for (String phrase : group) {
                List<String> rest =
                        group.stream().filter(other -> !other.equals(phrase)).toList();
                if (rest.size() != group.size() - 1 || others.put(phrase, rest) != null) {
                    throw new IllegalArgumentException("the phrase bank has '" + phrase + "' twice");
                }
            }
        }
        String alternatives = others.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(phrase -> Pattern.quote(phrase).replace(" ", "\\E\\s+\\Q"))
                .collect(Collectors.joining("|"));
        this.pattern = Pattern.compile(
                Verbatim.SPANS + "|" + NO_WORD_BEFORE + "(?<phrase>" + alternatives + ")" + NO_WORD_AFTER,
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** All phrases of the bank that a text has outside of variables, JSON, code and quotations, from left to right. */
    List<Found> in(String text) {
        List<Found> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            String phrase = matcher.group("phrase");
            if (phrase != null) {
                List<String> instead = others.getOrDefault(folded(phrase), List.of()).stream()
                        .map(other -> inCaseOf(phrase, other))
                        .toList();
                found.add(new Found(matcher.start(), matcher.end(), instead));
            }
        }
        return found;
    }

    /** How many phrases there are. */
    int size() {
        return others.size();
    }

    private static String folded(String phrase) {
        return phrase.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }

    private static String inCaseOf(String model, String phrase) {
        if (model.length() > 1 && model.equals(model.toUpperCase(Locale.ROOT))) {
            return phrase.toUpperCase(Locale.ROOT);
        }
        return Character.isUpperCase(model.charAt(0)) ? Phrases.capitalised(phrase) : phrase;
    }

    private static List<List<String>> read(String resource) {
        try (Scanner scanner = new Scanner(
                Objects.requireNonNull(PhraseBank.class.getResourceAsStream(resource)), StandardCharsets.UTF_8)) {
            return scanner.useDelimiter("\\R")
                    .tokens()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> List.of(line.strip().split("\\s*\\|\\s*")))
                    .toList();
        }
    }
}
