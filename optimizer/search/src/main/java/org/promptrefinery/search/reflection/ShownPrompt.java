package org.promptrefinery.search.reflection;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.Section;
import org.promptrefinery.search.Template;
import org.promptrefinery.search.operators.Parents;
import org.promptrefinery.search.supply.Wishes;

/** Prompts as they stand in a brief: section by section under headings, so that they are easy to write back. */
final class ShownPrompt {

    private static final String FORM = MetaPrompts.resource("form");

    private ShownPrompt() {}

    /** All sections between the marks that a reply has too. */
    static String sections(Prompt prompt) {
        return prompt.sections().stream()
                .map(section -> heading(section) + "\n" + Markup.hide(section.text()) + "\n")
                .collect(Collectors.joining("", "<prompt>\n", "</prompt>"));
    }

    /** The sections, and the user message that follows them. */
    static String whole(Prompt prompt) {
        return sections(prompt) + "\n\nThe user message that follows, which stays as it is:\n\n<user>\n"
                + Markup.hide(prompt.user()) + "\n</user>";
    }

    /** Whether any section may be changed. */
    static boolean hasFree(Prompt prompt) {
        return prompt.sections().stream().anyMatch(section -> !section.frozen());
    }

    /** In what form to answer with a new version of a prompt. */
    static String form(Prompt prompt) {
        List<String> names = prompt.sections().stream()
                .filter(section -> !section.frozen())
                .flatMap(section -> Template.variables(section.text()).stream())
                .distinct()
                .toList();
        List<String> wishes = names.stream().filter(Wishes::isOne).toList();
        List<String> inputs = names.stream().filter(name -> !Wishes.isOne(name)).toList();
        String lookedUp = wishes.isEmpty()
                ? ""
                : " What is looked up for each question comes in at " + listed(wishes)
                        + ": keep that once and letter by letter, in a section of its own, or leave the section out.";
        return Template.render(FORM, Map.of("variables", rule(inputs, wishes) + lookedUp));
    }

    private static String rule(List<String> inputs, List<String> wishes) {
        if (!inputs.isEmpty()) {
            return "These variables must stay in the sections just as they stand, and no others come in: "
                    + listed(inputs) + ".";
        }
        return wishes.isEmpty()
                ? "Put no variables in double braces into the sections; the user message carries the question."
                : "Put no new variables in double braces into the sections; the user message carries the question.";
    }

    private static String listed(List<String> names) {
        return names.stream().map(name -> "{{" + name + "}}").collect(Collectors.joining(", "));
    }

    /** Which prompt of a chain it is about; empty where there is only one. */
    static String place(Parents parents) {
        Chain chain = parents.chain();
        if (chain.size() == 1) {
            return "";
        }
        List<String> names = chain.steps().stream().map(Chain.Step::name).toList();
        return "Several prompts answer a question in a row: " + String.join(", then ", names)
                + ". The answer to one is a variable of the later ones. This is about '" + names.get(parents.step())
                + "', number " + (parents.step() + 1) + " of " + names.size() + ".\n\n";
    }

    private static String heading(Section section) {
        return "[" + section.role().name().toLowerCase(Locale.ROOT) + (section.frozen() ? ", frozen]" : "]");
    }
}
