package org.promptrefinery.export.format;

import java.util.Locale;
import java.util.Optional;
import org.promptrefinery.inference.ModelUnavailable;
import org.promptrefinery.inference.catalog.ModelSpec;

/**
 * A model as others call it. Addresses of servers and files stay behind: they belong to a machine, not to a prompt.
 *
 * @param provider {@code openai}, {@code ollama}, {@code anthropic} or {@code gemini}
 * @param model its name there
 */
record ModelName(String provider, String model) {

    /** Empty for models that only this program runs. */
    static Optional<ModelName> of(String spec) {
        try {
            return ModelSpec.parse(spec) instanceof ModelSpec.Served served
                    ? Optional.of(new ModelName(served.protocol().name().toLowerCase(Locale.ROOT), served.model()))
                    : Optional.empty();
        } catch (ModelUnavailable unknown) {
            return Optional.empty();
        }
    }
}
