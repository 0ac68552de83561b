package org.promptrefinery.retrieval;

/**
 * A piece of a document.
 *
 * @param text as it stands there, white space tidied
 * @param source the document, by its path in the folder with '/', and where a passage is in it: {@code guide.pdf#12}
 */
public record Passage(String text, String source) {}
