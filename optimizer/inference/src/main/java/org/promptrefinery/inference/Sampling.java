package org.promptrefinery.inference;

/**
 * How a completion is drawn.
 *
 * @param temperature 0 for greedy decoding
 * @param maxTokens most tokens to generate, at least 1
 * @param seed for engines that sample; without effect at temperature 0
 */
public record Sampling(double temperature, int maxTokens, long seed) {
    public Sampling {
        if (!(temperature >= 0 && temperature <= 10)) {
            throw new IllegalArgumentException("temperature lies in [0, 10], not " + temperature);
        }
        if (maxTokens < 1) {
            throw new IllegalArgumentException("maxTokens is at least 1, not " + maxTokens);
        }
    }

    public static Sampling greedy(int maxTokens) {
        return new Sampling(0, maxTokens, 0);
    }
}
