package org.promptrefinery.report.live;

/**
 * Markup that makes a page a live one.
 *
 * @param head belongs into {@code <head>}
 * @param bar belongs at the beginning of {@code <body>}
 */
public record LiveParts(String head, String bar) {}
