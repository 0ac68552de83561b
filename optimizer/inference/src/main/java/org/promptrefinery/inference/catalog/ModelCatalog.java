package org.promptrefinery.inference.catalog;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.promptrefinery.inference.LanguageModel;
import org.promptrefinery.inference.ModelUnavailable;
import org.promptrefinery.inference.Suggestion;
import org.promptrefinery.inference.gguf.GgufModel;

/** Opens models by their names. */
public final class ModelCatalog {

    private static final String BARD = "embedded:bard";
    private static final String GGUF = "gguf:";

    private ModelCatalog() {}

    /**
     * A form of model name.
     *
     * @param spec what to write
     * @param meaning one line for a person
     */
    public record Entry(String spec, String meaning) {}

    /** All forms of names. */
    public static List<Entry> entries() {
        return List.of(
                new Entry(BARD, "Bard, the small model that ships with the project; no key, no GPU, no network"),
                new Entry(GGUF + "PATH", "a model file in GGUF format, run inside this process on the CPU"));
    }

    /**
     * Checks the form of a name without opening anything.
     *
     * @throws ModelUnavailable when nothing could be meant by it
     */
    public static void requireKnown(String spec) {
        if (!spec.equals(BARD) && !(spec.startsWith(GGUF) && spec.length() > GGUF.length())) {
            List<String> forms = entries().stream().map(Entry::spec).toList();
            throw new ModelUnavailable("unknown model '" + spec + "'; known are " + String.join(" and ", forms) + "."
                    + meant(spec, forms));
        }
    }

    /** People write the name alone, or the file alone. */
    private static String meant(String spec, List<String> forms) {
        if (spec.equalsIgnoreCase("bard")) {
            return " Maybe '" + BARD + "'?";
        }
        if (spec.endsWith(".gguf")) {
            return " Maybe '" + GGUF + spec.substring(spec.indexOf(':') + 1) + "'?";
        }
        return Suggestion.of(spec, forms);
    }

    /**
     * Opens a model.
     *
     * @param environment variables such as REFINERY_CACHE_DIR
     * @throws ModelUnavailable when the name is unknown or the model cannot be used
     */
    public static LanguageModel open(String spec, Map<String, String> environment) {
        requireKnown(spec);
        if (spec.equals(BARD)) {
            return GgufModel.open(spec, BundledBard.file(environment));
        }
        try {
            return GgufModel.open(spec, Path.of(spec.substring(GGUF.length())));
        } catch (InvalidPathException noPath) {
            throw new ModelUnavailable("'" + spec + "' holds no path: " + noPath.getReason(), noPath);
        }
    }
}
