package org.promptrefinery.search;

import java.util.Locale;
import java.util.stream.Collectors;

/** What stays of a prompt when all that hardly matters is left out. */
public final class Gist {

    private Gist() {}

    /** The same for chains that differ only in letter case, spacing or final punctuation of their lines. */
    public static String of(Chain chain) {
        return chain.steps().stream().map(step -> of(step.prompt())).collect(Collectors.joining("\n\n\n"));
    }

    private static String of(Prompt prompt) {
        String text = prompt.system() + "\n\n" + prompt.user();
        return text.toLowerCase(Locale.ROOT).replaceAll("[ \\t]+", " ").replaceAll("(?m)[ .!]+$", "");
    }
}
