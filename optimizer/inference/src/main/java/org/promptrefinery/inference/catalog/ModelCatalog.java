package org.promptrefinery.inference.catalog;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.promptrefinery.inference.LanguageModel;
import org.promptrefinery.inference.ModelUnavailable;
import org.promptrefinery.inference.gguf.GgufModel;
import org.promptrefinery.inference.openai.Capabilities;

/** Opens models by their names. */
public final class ModelCatalog {

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
        return SpecForms.entries();
    }

    /**
     * Checks the form of a name without opening anything.
     *
     * @throws ModelUnavailable when nothing could be meant by it
     */
    public static void requireKnown(String spec) {
        ModelSpec.parse(spec);
    }

    /**
     * What one server of a model can do.
     *
     * @param model its name there
     * @param server its address
     */
    public record Explored(String model, String server, Capabilities capabilities) {}

    /**
     * Finds out what the servers of a model can do, with a few short completions.
     *
     * @param environment variables with keys
     * @param notices hears what a person should know
     * @throws ModelUnavailable when it is no model on such servers, or no server can be used
     */
    public static List<Explored> explore(String spec, Map<String, String> environment, Consumer<String> notices) {
        if (ModelSpec.parse(spec) instanceof ModelSpec.Served served) {
            return new Servers(new Keys(environment, notices), notices).explore(served);
        }
        throw new ModelUnavailable("'" + spec + "' runs inside this program, and needs no finding out; models on"
                + " servers are such as openai:MODEL@URL.");
    }

    /**
     * Opens a model on the usual terms, with nobody to hear of what happens.
     *
     * @param environment variables such as REFINERY_CACHE_DIR
     * @throws ModelUnavailable when the name is unknown or the model cannot be used
     */
    public static LanguageModel open(String spec, Map<String, String> environment) {
        return open(spec, ModelTerms.DEFAULT, environment, notice -> {});
    }

    /**
     * Opens a model. Servers are asked whether they have it and take the key, which costs nothing.
     *
     * @param terms of no account for a model in this process
     * @param environment variables such as REFINERY_CACHE_DIR, and those with keys
     * @param notices hears, from any thread, what a person should know: one line at a time, nothing secret
     * @throws ModelUnavailable when the name is unknown or the model cannot be used
     */
    public static LanguageModel open(
            String spec, ModelTerms terms, Map<String, String> environment, Consumer<String> notices) {
        return switch (ModelSpec.parse(spec)) {
            case ModelSpec.Bundled bundled -> GgufModel.open(bundled.text(), BundledBard.file(environment));
            case ModelSpec.Gguf gguf -> GgufModel.open(gguf.text(), gguf.file());
            case ModelSpec.Served served -> new Servers(new Keys(environment, notices), notices).open(served, terms);
        };
    }
}
