package org.promptrefinery.search;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text with <code>{{name}}</code> in it; everything else, single braces too, stands for itself. */
public final class Template {
    private static final Pattern VARIABLE = Pattern.compile("\\{\\{\\s*([A-Za-z_][A-Za-z0-9_.-]*)\\s*}}");

    private Template() {}

    /** Names of the variables, in order of appearance. */
    public static Set<String> variables(String template) {
        Set<String> names = new LinkedHashSet<>();
        Matcher matcher = VARIABLE.matcher(template);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    /**
     * The text with each variable replaced, in one pass; values are data and never scanned again.
     *
     * @throws IllegalArgumentException naming the variable that has no value
     */
    public static String render(String template, Map<String, String> values) {
        return VARIABLE.matcher(template).replaceAll(found -> Matcher.quoteReplacement(value(found.group(1), values)));
    }

    /** Hands on, in order, the texts between the variables as they stand, and the names of the variables. */
    public static void split(String template, Consumer<String> text, Consumer<String> variable) {
        Matcher matcher = VARIABLE.matcher(template);
        int from = 0;
        while (matcher.find()) {
            text.accept(template.substring(from, matcher.start()));
            variable.accept(matcher.group(1));
            from = matcher.end();
        }
        text.accept(template.substring(from));
    }

    private static String value(String name, Map<String, String> values) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no value for the template variable {{" + name + "}}");
        }
        return value;
    }
}
