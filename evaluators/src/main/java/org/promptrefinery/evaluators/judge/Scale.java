package org.promptrefinery.evaluators.judge;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.kind.Options;

/**
 * Grades from worst to best.
 *
 * @param anchors what single grades mean
 */
record Scale(int low, int high, SortedMap<Integer, String> anchors) {

    private static final Pattern RANGE = Pattern.compile("(\\d{1,3})-(\\d{1,3})");

    /** Reads {@code scale} and {@code anchors}. */
    static Scale of(Options options) {
        Matcher range = RANGE.matcher(options.text("scale").orElse("1-5").replace(" ", ""));
        if (!range.matches() || Integer.parseInt(range.group(1)) >= Integer.parseInt(range.group(2))) {
            throw options.wrong("scale", "two whole numbers up to 999, the lower one first, such as 1-5");
        }
        Scale scale = new Scale(Integer.parseInt(range.group(1)), Integer.parseInt(range.group(2)), new TreeMap<>());
        if (options.has("anchors")) {
            scale.readAnchors(options);
        }
        return scale;
    }

    private void readAnchors(Options options) {
        if (!(options.values().get("anchors") instanceof Map<?, ?> given) || given.isEmpty()) {
            throw wrongAnchors(options);
        }
        given.forEach((grade, meaning) -> {
            if (!form().choices().contains(String.valueOf(grade)) || !(meaning instanceof String text)) {
                throw wrongAnchors(options);
            }
            anchors.put(Integer.valueOf(String.valueOf(grade)), text);
        });
    }

    private BadInput wrongAnchors(Options options) {
        return options.wrong(
                "anchors",
                "a map from grades of the scale " + this + " to texts, such as {" + low + ": useless, " + high
                        + ": perfect}");
    }

    Form form() {
        return Form.wholeNumber("grade", low, high);
    }

    /** The scale in words for a judge. */
    String explained() {
        return "The grade is a whole number from " + low + " (worst) to " + high + " (best)."
                + anchors.entrySet().stream()
                        .map(anchor -> "\n" + anchor.getKey() + ": " + anchor.getValue())
                        .collect(Collectors.joining());
    }

    double share(int grade) {
        return (double) (grade - low) / (high - low);
    }

    @Override
    public String toString() {
        return low + "-" + high;
    }
}
