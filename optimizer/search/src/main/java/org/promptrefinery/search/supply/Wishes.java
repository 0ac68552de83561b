package org.promptrefinery.search.supply;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.Section;
import org.promptrefinery.search.Template;

/** Tells the variables of templates that are looked up for each case from those that cases bring. */
public final class Wishes {

    private Wishes() {}

    /** The variables of a template that are looked up, once for each place where they stand; misspelt ones too. */
    public static List<String> in(String template) {
        List<String> wishes = new ArrayList<>();
        Template.split(template, _ -> {}, variable -> {
            if (isOne(variable)) {
                wishes.add(variable);
            }
        });
        return wishes;
    }

    /** The variables of all sections and the user message that are looked up, once for each place. */
    public static List<String> in(Prompt prompt) {
        return Stream.concat(prompt.sections().stream().map(Section::text), Stream.of(prompt.user()))
                .flatMap(text -> in(text).stream())
                .toList();
    }

    /** The variables of a prompt that cases bring, in order of appearance. */
    public static Set<String> inputs(Prompt prompt) {
        Set<String> inputs = new LinkedHashSet<>(prompt.variables());
        inputs.removeIf(Wishes::isOne);
        return inputs;
    }

    /** What a variable is looked up among: the first word of its name, whatever else is misspelt. */
    public static String sort(String variable) {
        return variable.substring(0, Math.max(0, variable.indexOf('_')));
    }

    /** Whether a variable is looked up, or means to be. */
    public static boolean isOne(String variable) {
        return Supply.RESERVED.matcher(variable).matches();
    }
}
