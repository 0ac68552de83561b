package org.promptrefinery.inference;

import java.util.List;

/** What a completion is held to, where the engine can do so; else the model answers freely. */
public sealed interface Constraint {

    /**
     * A JSON document.
     *
     * @param json the JSON Schema that it fits
     */
    record Schema(String json) implements Constraint {}

    /**
     * One of some labels, the one that the model finds most probable where the engine can compare them.
     *
     * @param labels at least two, all different
     */
    record Labels(List<String> labels) implements Constraint {
        public Labels {
            labels = List.copyOf(labels);
            if (labels.size() < 2 || labels.stream().distinct().count() < labels.size()) {
                throw new IllegalArgumentException("labels are at least two different ones, not " + labels);
            }
        }
    }
}
