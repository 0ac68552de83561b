package org.promptrefinery.study.job;

import java.util.Map;
import org.promptrefinery.evaluators.BadInput;

/**
 * Where a value stands in a file, for messages.
 *
 * @param file name of the file
 * @param lines of all values, by their paths
 * @param path to the value, such as {@code prompt.system[0].text}; empty for the whole file
 */
record Place(String file, Map<String, Integer> lines, String path) {

    Place field(String name) {
        return new Place(file, lines, path.isEmpty() ? name : path + "." + name);
    }

    Place element(int index) {
        return new Place(file, lines, path + "[" + index + "]");
    }

    BadInput wrong(String message) {
        return new BadInput(this + " " + message);
    }

    /** Names the line of a field of this map, which itself has no meaning. */
    BadInput wrongField(String name, String message) {
        return new BadInput(position(field(name).path) + label() + " " + message);
    }

    /** File, line and path; ends with a colon. */
    @Override
    public String toString() {
        return position(path) + label();
    }

    private String label() {
        return path.isEmpty() ? ":" : ": " + path + ":";
    }

    /** What is not in the file, such as a missing field, has the line of the map that it should be in. */
    private String position(String wanted) {
        String known = wanted;
        while (!known.isEmpty() && !lines.containsKey(known)) {
            known = known.substring(0, Math.max(0, Math.max(known.lastIndexOf('.'), known.lastIndexOf('['))));
        }
        Integer line = lines.get(known);
        return line == null ? file : file + ":" + line;
    }
}
