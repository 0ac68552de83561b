package org.promptrefinery.search.reflection;

/** What a reflector model made of a brief. */
public sealed interface Thought {

    /** It said all it had to say. */
    record Whole(String text) implements Thought {}

    /** It was cut off at the limit of tokens, so that the end is missing. */
    record Cut(String text) implements Thought {}

    /**
     * It gave no answer.
     *
     * @param cause one line for a person
     */
    record None(String cause) implements Thought {}
}
