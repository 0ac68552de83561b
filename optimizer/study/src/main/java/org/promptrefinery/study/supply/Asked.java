package org.promptrefinery.study.supply;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.Template;
import org.promptrefinery.search.supply.Supply;

/**
 * What of a case the model is shown.
 *
 * @param inputs names of the inputs, in the order in which the model reads them
 */
public record Asked(List<String> inputs) {

    public Asked {
        inputs = List.copyOf(inputs);
    }

    /**
     * The inputs that the prompts use: first those of the user messages, as they come there, then the others by their
     * names. Prompts that a search makes of each other mostly agree in this, however they order their sections.
     */
    public static Asked by(Chain chain) {
        Set<String> used = chain.inputs();
        Set<String> names = new LinkedHashSet<>();
        chain.steps()
                .forEach(step -> names.addAll(Template.variables(step.prompt().user())));
        names.retainAll(used);
        names.addAll(new TreeSet<>(used));
        names.removeIf(name -> Supply.RESERVED.matcher(name).matches());
        return new Asked(List.copyOf(names));
    }

    /** The inputs of a case as one text, one under the other. */
    String by(Case subject) {
        return inputs.stream()
                .map(subject.inputs()::get)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n"));
    }
}
