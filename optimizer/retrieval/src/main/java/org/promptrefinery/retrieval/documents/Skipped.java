package org.promptrefinery.retrieval.documents;

/**
 * A file that could not be used.
 *
 * @param path in the folder, with '/'
 * @param reason why, fit to follow the path in a sentence: {@code is encrypted}
 */
public record Skipped(String path, String reason) {

    @Override
    public String toString() {
        return path + " " + reason;
    }
}
