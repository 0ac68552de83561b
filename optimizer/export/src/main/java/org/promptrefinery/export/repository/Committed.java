package org.promptrefinery.export.repository;

import java.util.List;
import java.util.Optional;

/**
 * What came of an export.
 *
 * @param id of the commit; empty when there was nothing to change, or nothing was to be written
 * @param branch that it is on
 * @param paths of the files, from the top of the repository
 * @param message of the commit
 * @param notices what a person should know, one line each
 */
public record Committed(Optional<String> id, String branch, List<String> paths, String message, List<String> notices) {

    public Committed {
        paths = List.copyOf(paths);
        notices = List.copyOf(notices);
    }
}
