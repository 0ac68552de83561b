package org.promptrefinery.app;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Plain text as a person sees it: folded to the terminal, with the verdict and what a prompt has lost and won in
 * colours. Prompts are not folded, so that they can be copied.
 *
 * @param colours of the terminal
 * @param columns of it; 0 for no limit
 */
record Showing(Colours colours, int columns) {

    private static final String PROMPT = "Prompt";
    private static final List<String> GOOD = List.of("Improved:", "A is better", "B is better");
    private static final List<String> BAD = List.of("No winner is declared");
    private static final List<String> DOUBTFUL =
            List.of("No proven gain", "No better prompt", "Interrupted.", "Stopped early");

    /** The text, line by line. */
    String of(String plain) {
        StringBuilder shown = new StringBuilder();
        boolean prompt = false;
        for (String line : Visible.of(plain).lines().toList()) {
            prompt = line.equals(PROMPT) || (prompt && !line.isEmpty());
            shown.append(prompt ? changed(line) : folded(line)).append('\n');
        }
        return shown.toString();
    }

    private String changed(String line) {
        return switch (line.length() > 2 ? line.charAt(2) : ' ') {
            case '+' -> colours.good(line);
            case '-' -> colours.bad(line);
            default -> line;
        };
    }

    private String folded(String line) {
        UnaryOperator<String> paint = paint(line);
        return Folding.of(line, columns).stream().map(paint).collect(Collectors.joining("\n"));
    }

    private UnaryOperator<String> paint(String line) {
        if (begins(line, GOOD)) {
            return colours::good;
        }
        if (begins(line, BAD)) {
            return colours::bad;
        }
        return begins(line, DOUBTFUL) ? colours::doubtful : text -> text;
    }

    private static boolean begins(String line, List<String> words) {
        return words.stream().anyMatch(line::startsWith);
    }
}
