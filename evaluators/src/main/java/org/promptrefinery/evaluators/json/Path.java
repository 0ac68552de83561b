package org.promptrefinery.evaluators.json;

import org.jspecify.annotations.Nullable;

/**
 * Where in a JSON value something is; written out only when it is named, since names can be long.
 *
 * @param parent where the surrounding value is; null at the root
 * @param step from there
 */
record Path(@Nullable Path parent, String step) {

    static final Path ROOT = new Path(null, "$");

    Path field(String name) {
        return new Path(this, "." + name);
    }

    Path element(int index) {
        return new Path(this, "[" + index + "]");
    }

    @Override
    public String toString() {
        return parent == null ? step : parent + step;
    }
}
