package org.promptrefinery.export.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what {@link Handlebars} writes, with the rules of the scanner of Handlebars.js 4. */
final class HandlebarsReader {

    private static final Pattern TAG = Pattern.compile(
            "\\{\\{(?:!(?!--)[\\s\\S]*?}}|(~?)(?:role \"([a-z]+)\"|([A-Za-z_][A-Za-z0-9_-]*))(~?)}}(?!}))");
    private static final Pattern LINE_BEGINS = Pattern.compile("(?:^|\n)\\s*$");
    private static final Pattern LINE_ENDS = Pattern.compile("^\\s*(?:\n|$)");

    private final String template;
    private final List<Part> parts = new ArrayList<>();
    private int at;

    private sealed interface Part {
        record Words(String text) implements Part {}

        record Comment() implements Part {}

        record Role(String name, boolean trimsBefore, boolean trimsAfter) implements Part {}

        record Value(String name) implements Part {}
    }

    HandlebarsReader(String template) {
        this.template = template;
        if (template.indexOf('\0') >= 0) {
            throw new Unwritable("it holds a NUL character");
        }
        while (at < template.length()) {
            next();
        }
    }

    private void next() {
        int braces = template.indexOf("{{", at);
        int end = braces < 0 ? template.length() : braces;
        String words = template.substring(at, end);
        if (braces < 0) {
            add(words);
            at = end;
        } else if (words.endsWith("\\\\")) {
            add(words.substring(0, words.length() - 1));
            at = end;
            tag();
        } else if (words.endsWith("\\")) {
            add(words.substring(0, words.length() - 1));
            at = end;
            escaped();
        } else {
            add(words);
            at = end;
            tag();
        }
    }

    /** From escaped braces on, all is text up to the next braces and the one or two backslashes before them. */
    private void escaped() {
        int braces = template.indexOf("{{", at + 2);
        int end = braces < 0 ? template.length() : braces;
        for (int backslashes = 0; backslashes < 2 && end > at + 2 && template.charAt(end - 1) == '\\'; backslashes++) {
            end--;
        }
        if (braces < 0) {
            end = template.length();
        }
        add(template.substring(at, end));
        at = end;
    }

    private void tag() {
        Matcher tag = TAG.matcher(template).region(at, template.length());
        if (!tag.lookingAt()) {
            throw new Unwritable("its '{{' would begin a tag");
        }
        at = tag.end();
        if (tag.group(2) != null) {
            parts.add(new Part.Role(
                    tag.group(2), !tag.group(1).isEmpty(), !tag.group(4).isEmpty()));
        } else if (tag.group(3) != null
                && tag.group(1).isEmpty()
                && tag.group(4).isEmpty()) {
            parts.add(new Part.Value(tag.group(3)));
        } else if (tag.group(3) == null) {
            parts.add(new Part.Comment());
        } else {
            throw new Unwritable("white space would be dropped around '" + tag.group() + "'");
        }
    }

    private void add(String words) {
        if (!words.isEmpty()) {
            parts.add(new Part.Words(words));
        }
    }

    String rendered(Map<String, String> values) {
        StringBuilder rendered = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            switch (parts.get(i)) {
                case Part.Words(String text) -> rendered.append(trimmed(text, i));
                case Part.Role role ->
                    rendered.append("<<<dotprompt:role:").append(role.name()).append(">>>");
                case Part.Value(String name) -> rendered.append(Syntax.value(name, values));
                case Part.Comment _ -> requireNotAlone(i);
            }
        }
        return rendered.toString();
    }

    private String trimmed(String text, int place) {
        boolean start = place > 0 && parts.get(place - 1) instanceof Part.Role role && role.trimsAfter();
        boolean end = place + 1 < parts.size() && parts.get(place + 1) instanceof Part.Role role && role.trimsBefore();
        String cut = start ? text.replaceFirst("^[\\s\uFEFF\u00a0\\h\\v]+", "") : text;
        return end ? cut.replaceFirst("[\\s\uFEFF\u00a0\\h\\v]+$", "") : cut;
    }

    private void requireNotAlone(int place) {
        if (matches(place - 1, LINE_BEGINS) && matches(place + 1, LINE_ENDS)) {
            throw new Unwritable("a comment alone on its line would take the line away");
        }
    }

    /** Whether there is no such part, or it is text like this. */
    private boolean matches(int place, Pattern form) {
        if (place < 0 || place == parts.size()) {
            return true;
        }
        return parts.get(place) instanceof Part.Words(String text)
                && form.matcher(text).find();
    }
}
