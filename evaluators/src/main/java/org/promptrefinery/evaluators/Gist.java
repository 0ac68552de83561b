package org.promptrefinery.evaluators;

import java.text.Normalizer;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a text says, whatever its letter case, white space and forms of characters. */
public final class Gist {

    private Gist() {}

    /** The same for all texts that differ in nothing else. */
    public static String of(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .strip()
                .replaceAll("\\s+", " ")
                .toLowerCase(Locale.ROOT);
    }

    /** The gist of all inputs of a case; equal for cases that ask the same. */
    public static String of(Case subject) {
        return new TreeMap<>(subject.inputs()).values().stream().map(Gist::of).collect(Collectors.joining("\n"));
    }
}
