package org.promptrefinery.search.reflection;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.promptrefinery.evaluators.Nearest;
import org.promptrefinery.search.Template;

/** The texts that say to a reflector what to do, each with the variables that it must have. */
enum MetaPrompt {
    REFLECT("prompt", "wrong", "right", "form"),
    LESSON("prompt", "pattern", "wrong"),
    JOIN("prompt", "lessons", "form"),
    PARAPHRASE("prompt", "form"),
    CROSSOVER("prompt", "other", "form"),
    DIFFERENTIAL("prompt", "other", "best", "form"),
    TRAJECTORY("attempts", "form"),
    INDUCE("prompt", "cases", "form"),
    COMPRESS("prompt", "form"),
    SIBLING("prompt", "other", "cases", "form"),
    MUTATE("recipe", "variables");

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<String> variables;

    MetaPrompt(String... variables) {
        this.variables = List.of(variables);
    }

    /** As a job writes it. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The variables as they stand in a text. */
    List<String> placeholders() {
        return variables.stream().map(MetaPrompt::inBraces).toList();
    }

    /** What is wrong with a text in this place, one line; empty when it can be used. */
    Optional<String> complaint(String text) {
        Set<String> unknown = new LinkedHashSet<>(Template.variables(text));
        variables.forEach(unknown::remove);
        Set<String> missing = new LinkedHashSet<>(variables);
        missing.removeAll(Template.variables(text));
        if (!unknown.isEmpty()) {
            String name = unknown.iterator().next();
            return Optional.of(about("has no variable " + inBraces(name)) + "." + Nearest.maybe(name, variables));
        }
        return missing.stream().findFirst().map(name -> about("lacks the variable " + inBraces(name)) + ".");
    }

    static Optional<MetaPrompt> named(String key) {
        return Arrays.stream(values()).filter(one -> one.key().equals(key)).findFirst();
    }

    static List<String> keys() {
        return Arrays.stream(values()).map(MetaPrompt::key).sorted().toList();
    }

    private String about(String trouble) {
        String needed = placeholders().stream().collect(Collectors.joining(", "));
        return "the meta-prompt '" + key() + "' " + trouble + "; it needs each of " + needed + " and no other";
    }

    private static String inBraces(String name) {
        return "{{" + name + "}}";
    }
}
