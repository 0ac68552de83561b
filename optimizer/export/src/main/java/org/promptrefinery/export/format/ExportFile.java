package org.promptrefinery.export.format;

/**
 * A file of an export.
 *
 * @param name without a folder
 * @param text all that is in it, in UTF-8
 */
public record ExportFile(String name, String text) {}
