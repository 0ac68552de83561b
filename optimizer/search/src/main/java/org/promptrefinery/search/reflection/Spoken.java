package org.promptrefinery.search.reflection;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a model says aloud, without what it thought before. */
final class Spoken {

    private static final Pattern OPENING = Pattern.compile("(?i)\\A\\s*<(think|thinking|thought|reasoning)>");
    private static final Pattern CLOSING = Pattern.compile("(?i)</(?:think|thinking|thought|reasoning)>");
    private static final Pattern ANY = Pattern.compile("(?i)<(?:think|thinking|thought|reasoning|prompt|lesson)\\b");

    private Spoken() {}

    /** The text after the thinking, with plain line ends; empty when it thinks to the end. */
    static String of(String text) {
        String plain = Data.unixLines(text);
        Matcher closing = CLOSING.matcher(plain);
        if (OPENING.matcher(plain).find()) {
            return closing.find() ? plain.substring(closing.end()) : "";
        }
        boolean openedBefore =
                closing.find() && !ANY.matcher(plain).region(0, closing.start()).find();
        return openedBefore ? plain.substring(closing.end()) : plain;
    }
}
