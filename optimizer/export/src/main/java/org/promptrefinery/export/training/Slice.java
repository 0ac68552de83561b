package org.promptrefinery.export.training;

/**
 * Some of the questions, by their fingerprints.
 *
 * @param index from 0
 * @param count of all slices
 */
record Slice(int index, int count) {

    boolean holds(Fingerprint question) {
        return question.slice(count) == index;
    }

    boolean isFirst() {
        return index == 0;
    }
}
