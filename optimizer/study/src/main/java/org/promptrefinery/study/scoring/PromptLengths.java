package org.promptrefinery.study.scoring;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.promptrefinery.inference.LanguageModel;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.Template;
import org.promptrefinery.search.supply.Supply;
import org.promptrefinery.study.supply.Supplies;

/** How many tokens prompts add to a case: their fixed part, and on average what is looked up for them. */
final class PromptLengths {

    /** Lengths that are kept; a long search tries more prompts than should lie in memory. */
    private static final int REMEMBERED = 10_000;

    private final LanguageModel model;
    private final Supplies supplies;
    private final Map<String, Integer> fixed = new HashMap<>();
    private final Map<Supply, Integer> supplied = new HashMap<>();

    PromptLengths(LanguageModel model, Supplies supplies) {
        this.model = model;
        this.supplies = supplies;
    }

    int of(Prompt prompt) {
        if (fixed.size() > REMEMBERED) {
            fixed.clear();
        }
        Set<Supply> wishes = Supply.of(prompt);
        return fixed.computeIfAbsent(without(wishes, prompt), model::countTokens)
                + wishes.stream()
                        .mapToInt(wish -> supplied.computeIfAbsent(wish, this::mean))
                        .sum();
    }

    private static String without(Set<Supply> wishes, Prompt prompt) {
        if (wishes.isEmpty()) {
            return prompt.system();
        }
        Map<String, String> values = new HashMap<>();
        prompt.variables().forEach(variable -> values.put(variable, "{{" + variable + "}}"));
        wishes.forEach(wish -> values.put(wish.variable(), ""));
        return Template.render(prompt.system(), values);
    }

    private int mean(Supply wish) {
        List<String> texts = supplies.usual(wish);
        return (int) Math.ceil(texts.stream()
                        .filter(text -> !text.isBlank())
                        .mapToInt(model::countTokens)
                        .sum()
                / (double) Math.max(1, texts.size()));
    }
}
