package org.promptrefinery.inference;

import java.util.List;

/**
 * How a completion is drawn.
 *
 * @param temperature 0 for greedy decoding
 * @param topP share of the probability that tokens are drawn from; 1 for all of it
 * @param maxTokens most tokens to generate, at least 1
 * @param seed for engines that sample; without effect at temperature 0
 * @param stop texts that end a completion and are not part of it; often none
 * @param extra further fields for a server as one JSON object, such as {@code {"top_k":20}}; empty for none
 */
public record Sampling(double temperature, double topP, int maxTokens, long seed, List<String> stop, String extra) {

    public Sampling {
        if (!(temperature >= 0 && temperature <= 10)) {
            throw new IllegalArgumentException("temperature lies in [0, 10], not " + temperature);
        }
        if (!(topP > 0 && topP <= 1)) {
            throw new IllegalArgumentException("topP lies in (0, 1], not " + topP);
        }
        if (maxTokens < 1) {
            throw new IllegalArgumentException("maxTokens is at least 1, not " + maxTokens);
        }
        stop = List.copyOf(stop);
    }

    /** Without limits to what is drawn from. */
    public Sampling(double temperature, int maxTokens, long seed) {
        this(temperature, 1, maxTokens, seed, List.of(), "");
    }

    public static Sampling greedy(int maxTokens) {
        return new Sampling(0, maxTokens, 0);
    }
}
