package org.promptrefinery.export.repository;

import java.nio.file.Path;

/**
 * Where an export goes.
 *
 * @param repository the folder with the repository: the top of its working tree, or a bare one
 * @param branch its name, such as {@code prompts/romeo}; made where it is new
 * @param folder in the repository, with {@code /} between its parts
 * @param force whether what was edited by hand since the last export may be overwritten
 */
public record Target(Path repository, String branch, String folder, boolean force) {}
