package org.promptrefinery.inference.openai;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.promptrefinery.inference.serving.Features;

/**
 * What a server is and can do, as far as it is known.
 *
 * @param engine the program that serves
 * @param version of it
 * @param root what it serves under the model's name: a path, a repository, or a digest of the weights
 * @param context most tokens of prompt and answer together
 * @param models all that it serves
 * @param batch whether several conversations can travel in one call
 * @param samples whether several samples of a conversation can travel in one call, as {@code n}
 * @param logprobs whether it gives log probabilities of what it writes
 * @param schema whether it can hold answers to a JSON Schema
 * @param seed whether the same seed gives the same answer
 * @param labelling how answers are held to labels
 * @param metrics whether it says how busy it is
 */
public record Capabilities(
        Engine engine,
        Optional<String> version,
        Optional<String> root,
        OptionalInt context,
        List<String> models,
        Support batch,
        Support samples,
        Support logprobs,
        Support schema,
        Support seed,
        Labelling labelling,
        Support metrics) {

    /** A batch waits for its slowest answer, so that more at once leave the server idle at the end of each. */
    private static final int CONVERSATIONS = 16;

    private static final int SAMPLES = 32;

    public Capabilities {
        models = List.copyOf(models);
    }

    /** What may travel in one call. */
    public Features features() {
        return new Features(batch == Support.YES ? CONVERSATIONS : 1, samples == Support.YES ? SAMPLES : 1);
    }

    /** How decoding is restricted to labels where they are not compared. */
    Labelling restriction() {
        return Labelling.restriction(engine, version.orElse(""));
    }

    /** The same with what is known of the metrics. */
    Capabilities metered(Support found) {
        return new Capabilities(
                engine, version, root, context, models, batch, samples, logprobs, schema, seed, labelling, found);
    }

    /**
     * What tells this model from others, for a {@code ModelIdentity}. The address is part of it only where nothing else
     * says what is served, so that a server that moves keeps its cache.
     */
    public String fingerprint(String model, String base) {
        String served = "openai " + model + " " + engine.title()
                + version.map(is -> " " + is).orElse("")
                + root.map(is -> " " + is).orElse("");
        boolean known = version.isPresent() && root.isPresent();
        return known ? served : served + " " + base;
    }
}
