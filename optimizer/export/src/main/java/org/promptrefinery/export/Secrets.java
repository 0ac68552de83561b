package org.promptrefinery.export;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.promptrefinery.evaluators.BadInput;

/**
 * Finds what looks like a password or a key in text that is about to leave the project. The shapes follow the public
 * rules of gitleaks (Rice, 2018) and the vendors' own descriptions of their keys; what only stands next to a word such
 * as "password" must look random too, so that prose about passwords passes.
 */
public final class Secrets {

    /** Shorter values of environment variables may be ordinary words. */
    private static final int SHORTEST_KNOWN = 8;

    private Secrets() {}

    /**
     * Something that looks like a secret; never the secret itself.
     *
     * @param kind what it looks like, such as {@code a key of AWS}
     * @param line where it begins, from 1
     * @param column where it begins, from 1, in UTF-16 units
     */
    public record Finding(String kind, int line, int column) {

        /** For a message, such as {@code a key of AWS in line 3, column 7}. */
        public String told() {
            return kind + " in line " + line + ", column " + column;
        }
    }

    /** What looks like a secret by its shape, in the order of the text. */
    public static List<Finding> found(String text) {
        return found(text, List.of());
    }

    /**
     * What looks like a secret by its shape, or is one that is known.
     *
     * @param known secrets, such as the keys in the environment; those under eight characters are not looked for
     */
    public static List<Finding> found(String text, Collection<String> known) {
        List<Match> matches = new ArrayList<>();
        for (SecretShape shape : SecretShape.values()) {
            addAll(matches, shape.kind(), shape.pattern(), shape::isReal, text);
        }
        for (String secret : known) {
            if (secret.strip().length() >= SHORTEST_KNOWN) {
                Pattern literally = Pattern.compile(secret.strip(), Pattern.LITERAL);
                addAll(matches, "the value of an environment variable with a key", literally, _ -> true, text);
            }
        }
        return matches.stream()
                .sorted(Comparator.comparingInt(Match::start))
                .map(match -> match.in(text))
                .distinct()
                .toList();
    }

    /**
     * Refuses text with a secret in it.
     *
     * @param where the text stands, for the message, such as {@code the user message of the prompt}
     * @throws BadInput naming the place and what to do, not the secret
     */
    public static void requireNone(String where, String text, Collection<String> known) {
        List<Finding> findings = found(text, known);
        if (!findings.isEmpty()) {
            Finding first = findings.getFirst();
            throw new BadInput(where + " has what looks like " + first.told()
                    + (findings.size() == 1 ? "" : ", and " + (findings.size() - 1) + " more")
                    + ", and is not written anywhere. Take it out of the prompt or the cases, and call the key back if it"
                    + " is real; a value that differs from case to case belongs in a variable such as {{key}}");
        }
    }

    private static void addAll(
            List<Match> matches, String kind, Pattern pattern, Predicate<Matcher> real, String text) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            if (real.test(matcher)) {
                matches.add(new Match(kind, matcher.start()));
            }
        }
    }

    private record Match(String kind, int start) {

        Finding in(String text) {
            int line = 1
                    + Math.toIntExact(text.substring(0, start)
                            .chars()
                            .filter(c -> c == '\n')
                            .count());
            return new Finding(kind, line, start - text.lastIndexOf('\n', start - 1));
        }
    }
}
