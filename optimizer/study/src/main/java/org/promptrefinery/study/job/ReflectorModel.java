package org.promptrefinery.study.job;

import java.util.Map;
import org.promptrefinery.inference.Sampling;

/**
 * The model that thinks about prompts.
 *
 * @param spec its name, such as {@code openai:MODEL@URL}
 * @param temperature 0 for greedy decoding, which gives the same thought however often it is asked
 * @param maxTokens longest thought
 * @param metaPrompts texts that take the place of usual ones in what it is told, by their names
 */
public record ReflectorModel(String spec, double temperature, int maxTokens, Map<String, String> metaPrompts) {

    static final double TEMPERATURE = 1;
    static final int MAX_TOKENS = 2048;

    public ReflectorModel {
        metaPrompts = Map.copyOf(metaPrompts);
    }

    /** How its thoughts are drawn. */
    public Sampling sampling(long seed) {
        return new Sampling(temperature, maxTokens, seed);
    }
}
