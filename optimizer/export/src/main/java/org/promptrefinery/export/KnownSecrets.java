package org.promptrefinery.export;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.promptrefinery.study.job.Yaml;
import org.promptrefinery.study.run.RunFolder;

/** Secrets that the environment holds, so that they are found wherever they stand. */
public final class KnownSecrets {

    private static final Pattern NAME =
            Pattern.compile("(?i).*(?:api_?key|_key|token|secret|password|passwd|credential).*");

    private KnownSecrets() {}

    /** The values of all variables that are named as secrets are. */
    public static List<String> in(Map<String, String> environment) {
        return values(environment, Set.of());
    }

    /** The same, and the values of those that the job of a run names as the {@code key} of a model. */
    public static List<String> in(Map<String, String> environment, RunFolder run) {
        Set<String> named = new TreeSet<>();
        for (JsonNode model : Yaml.read(run.record()).path("models")) {
            named.add(model.path("key").asText());
        }
        return values(environment, named);
    }

    private static List<String> values(Map<String, String> environment, Set<String> named) {
        return environment.entrySet().stream()
                .filter(variable -> named.contains(variable.getKey())
                        || NAME.matcher(variable.getKey()).matches())
                .map(Map.Entry::getValue)
                .toList();
    }
}
