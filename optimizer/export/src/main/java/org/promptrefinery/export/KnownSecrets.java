package org.promptrefinery.export;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Secrets that the environment holds, so that they are found wherever they stand. */
public final class KnownSecrets {

    private static final Pattern NAME =
            Pattern.compile("(?i).*(?:api_?key|_key|token|secret|password|passwd|credential).*");

    private KnownSecrets() {}

    /** The values of all variables that are named as secrets are; the record of a run names no others. */
    public static List<String> in(Map<String, String> environment) {
        return environment.entrySet().stream()
                .filter(variable -> NAME.matcher(variable.getKey()).matches())
                .map(Map.Entry::getValue)
                .toList();
    }
}
