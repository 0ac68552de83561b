package org.promptrefinery.export.format;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.promptrefinery.study.job.TaskModel;

/**
 * What a form calls the settings with which answers are drawn.
 *
 * @param topP left out where all of the probability counts
 * @param stop left out where nothing stops an answer
 */
record Settings(String temperature, String maxTokens, String topP, String stop) {

    static final Settings SNAKE = new Settings("temperature", "max_tokens", "top_p", "stop");

    /** Puts the settings into a map. */
    void put(ObjectNode node, TaskModel model) {
        if (model.temperature() == Math.rint(model.temperature())) {
            node.put(temperature, (int) model.temperature());
        } else {
            node.put(temperature, model.temperature());
        }
        node.put(maxTokens, model.maxTokens());
        if (model.topP() < 1) {
            node.put(topP, model.topP());
        }
        if (!model.stop().isEmpty()) {
            ArrayNode texts = node.putArray(stop);
            model.stop().forEach(texts::add);
        }
    }
}
