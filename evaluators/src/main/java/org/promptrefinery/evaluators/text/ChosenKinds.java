package org.promptrefinery.evaluators.text;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Evaluator;
import org.promptrefinery.evaluators.kind.Kind;
import org.promptrefinery.evaluators.kind.Options;

/** The kinds for answers out of a closed set. */
final class ChosenKinds {

    private static final String FAMILY = "Text against a reference";
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final int FEWEST = 2;

    private ChosenKinds() {}

    static Kind label() {
        return Kind.of(
                        "label",
                        FAMILY,
                        "The answer names the label of its case and no other.",
                        "label: {labels: [positive, negative, neutral]}",
                        ChosenKinds::labels)
                .option("labels", "a list of labels", "the references", "All that the model may choose from.")
                .option(
                        "anywhere",
                        "true or false",
                        "true with 'labels'",
                        "Whether words may stand around the label; without, only punctuation.");
    }

    static Kind choice() {
        return Kind.of(
                        "choice",
                        FAMILY,
                        "The answer chooses the letter of its reference, as in 'B', '(b)' or 'The answer is B'.",
                        "choice: {choices: 4}",
                        options -> new ChoiceMatch(letters(options)))
                .option("choices", "a number from 2 to 26, or letters such as ABCD", "26", "What can be chosen.");
    }

    private static Evaluator labels(Options options) {
        if (!options.has("labels")) {
            if (options.flag("anywhere", false)) {
                throw options.missing("labels", "[positive, negative], which 'anywhere' needs to tell them apart");
            }
            return new LabelMatch(Optional.empty(), false);
        }
        boolean anywhere = options.flag("anywhere", true);
        Labels labels = Labels.of(options.words("labels"), anywhere);
        labels.clash().ifPresent(clash -> {
            throw new BadInput(options.where() + ".labels: " + clash + " are the same label; leave one out");
        });
        return new LabelMatch(Optional.of(labels), anywhere);
    }

    private static String letters(Options options) {
        if (!options.has("choices") || options.values().get("choices") instanceof Number) {
            return ALPHABET.substring(0, options.integer("choices", ALPHABET.length(), FEWEST, ALPHABET.length()));
        }
        List<String> words = options.words("choices");
        String letters = words.stream()
                .flatMapToInt(String::chars)
                .mapToObj(letter -> String.valueOf((char) letter).toUpperCase(Locale.ROOT))
                .distinct()
                .sorted()
                .collect(Collectors.joining());
        boolean listed = words.size() == 1 || words.stream().allMatch(word -> word.length() == 1);
        if (!listed || letters.length() < FEWEST || !letters.matches("[A-Z]+")) {
            throw options.wrong("choices", "a number from 2 to 26, or letters such as ABCD or [A, B, C]");
        }
        return letters;
    }
}
