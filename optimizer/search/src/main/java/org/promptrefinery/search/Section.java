package org.promptrefinery.search;

/**
 * A part of a prompt that operators add, drop, move and reword as one.
 *
 * @param text a template: <code>{{name}}</code> stands for an input of the case
 * @param frozen whether operators must leave it as it is
 */
public record Section(Role role, String text, boolean frozen) {
    public Section {
        if (text.isBlank()) {
            throw new IllegalArgumentException("a section needs text");
        }
    }

    public Section(Role role, String text) {
        this(role, text, false);
    }
}
