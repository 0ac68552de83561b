package org.promptrefinery.search.patterns;

import java.util.List;
import org.promptrefinery.search.Role;

/** The kinds of rules that error patterns call for, each with ways to put it into words; {0} and {1} are arguments. */
public enum Kind {
    /** Say {1} where {0} was said. */
    SUBSTITUTE(
            Role.RULE,
            "Use {1} instead of {0}.",
            "If the answer is {0}, answer {1}.",
            "Instead of {0}, say {1}.",
            "Replace {0} with {1}.",
            "Never say {0}; say {1} instead.",
            "Say {1}, not {0}.",
            "Write {1} for {0}.",
            "{0} is called {1} here.",
            "Always write {1} where you would write {0}.",
            "{0} -> {1}",
            "{0} = {1}",
            "Refer to {0} as {1}.",
            "Label {0} as {1}.",
            "Do not say {0}. Say {1}."),
    /** Never say {0}. */
    FORBID(
            Role.RULE,
            "Never say {0}.",
            "Do not use the word {0}.",
            "The word {0} is forbidden.",
            "Avoid the word {0}.",
            "{0} must not appear in the answer."),
    /** The answer alone, without a sentence around it. */
    BARE(
            Role.FORMAT,
            "Give only the answer, without a sentence.",
            "Write only the answer and nothing else.",
            "Output only the answer.",
            "Return just the answer.",
            "No full sentences, only the answer."),
    /** One word. */
    ONE_WORD(
            Role.FORMAT,
            "Answer with one word.",
            "Reply with a single word and nothing else.",
            "Answer with a single word.",
            "Your answer must be one word.",
            "Respond with one word."),
    /** Capital letters. */
    CAPITALS(
            Role.FORMAT,
            "Answer in capital letters.",
            "The answer must be in upper case.",
            "Write the answer in capitals.",
            "Use capital letters only."),
    /** Small letters. */
    SMALL_LETTERS(
            Role.FORMAT,
            "Answer in small letters.",
            "The answer must be in lower case.",
            "Write the answer in lower case.",
            "Use small letters only."),
    /** Something around the answer, such as square brackets. */
    WRAP(
            Role.FORMAT,
            "Put the answer in {0}.",
            "The answer must stand in {0}.",
            "Write the answer in {0}.",
            "Enclose the answer in {0}."),
    /** A JSON object of the form {0}. */
    JSON(
            Role.FORMAT,
            "Answer as JSON: {0}.",
            "Reply with a JSON object of this form: {0}.",
            "Output only JSON such as {0}.",
            "Return the answer as JSON: {0}."),
    /** One of the labels {0}. */
    ONE_OF(
            Role.FORMAT,
            "Answer with one of: {0}.",
            "The answer is one of {0}.",
            "Choose the answer from {0}.",
            "Give only one of these labels: {0}.");

    private final Role role;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> wordings;

    Kind(Role role, String... wordings) {
        this.role = role;
        this.wordings = List.of(wordings);
    }

    /** The part of a prompt that such a rule belongs to. */
    public Role role() {
        return role;
    }

    /** Ways to say it. */
    List<String> wordings() {
        return wordings;
    }
}
