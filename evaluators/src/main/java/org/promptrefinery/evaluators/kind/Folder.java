package org.promptrefinery.evaluators.kind;

import java.nio.file.Path;

/**
 * The service that evaluators with files need: where a job lies.
 *
 * @param path of the folder; files that a job names are relative to it
 */
public record Folder(Path path) {}
