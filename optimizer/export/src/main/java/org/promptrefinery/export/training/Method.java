package org.promptrefinery.export.training;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What data is to train by. */
public enum Method {
    /** Supervised fine-tuning: a question with a right answer. */
    SFT("chat messages for supervised fine-tuning: questions with a right answer"),
    /** Direct preference optimization (Rafailov et al. 2023): a question with a right and a wrong answer. */
    DPO("pairs for direct preference optimization: questions with a right and a wrong answer"),
    /** Kahneman-Tversky optimization (Ethayarajh et al. 2024): a question with an answer that is right or wrong. */
    KTO("labelled answers for Kahneman-Tversky optimization: right ones and wrong ones");

    private final String purpose;

    Method(String purpose) {
        this.purpose = purpose;
    }

    /** What {@code --as} takes. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it is for, for the help. */
    public String purpose() {
        return purpose;
    }

    /** The method of this name, if it is one. */
    public static Optional<Method> named(String name) {
        return Arrays.stream(values())
                .filter(method -> method.id().equals(name))
                .findFirst();
    }

    /** The names of all methods. */
    public static List<String> names() {
        return Arrays.stream(values()).map(Method::id).toList();
    }
}
