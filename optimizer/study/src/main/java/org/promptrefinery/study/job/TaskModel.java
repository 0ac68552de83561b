package org.promptrefinery.study.job;

import java.util.List;
import java.util.Optional;
import org.promptrefinery.inference.Constraint;
import org.promptrefinery.inference.Sampling;

/**
 * The model that is prompted.
 *
 * @param spec its name, such as {@code embedded:bard}
 * @param maxTokens longest answer
 * @param temperature 0 for greedy decoding
 * @param topP share of the probability that tokens are drawn from
 * @param stop texts that end an answer; often none
 * @param extra further fields for its server as one JSON object; empty for none
 * @param labels the only answers there are, at least two; empty for free answers
 */
public record TaskModel(
        String spec,
        int maxTokens,
        double temperature,
        double topP,
        List<String> stop,
        String extra,
        List<String> labels) {

    public TaskModel {
        stop = List.copyOf(stop);
        labels = List.copyOf(labels);
    }

    /** How its answers are drawn. */
    public Sampling sampling(long seed) {
        return new Sampling(temperature, topP, maxTokens, seed, stop, extra);
    }

    /** What its answers are held to. */
    public Optional<Constraint> constraint() {
        return labels.isEmpty() ? Optional.empty() : Optional.of(new Constraint.Labels(labels));
    }
}
