package org.promptrefinery.search.patterns;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the rule behind a text, so that a rule can be reworded whoever wrote it. */
public final class Wordings {

    private static final List<Form> FORMS = Arrays.stream(Kind.values())
            .flatMap(kind -> kind.wordings().stream().map(wording -> Form.of(kind, wording)))
            .sorted(Comparator.comparingInt(Form::literals).reversed())
            .toList();

    private Wordings() {}

    /** The rule that this text is a known wording of. */
    public static Optional<Rule> ruleIn(String text) {
        return FORMS.stream().flatMap(form -> form.parse(text.strip()).stream()).findFirst();
    }

    private record Form(Kind kind, Pattern pattern, List<Integer> order, int literals) {

        static Form of(Kind kind, String wording) {
            StringBuilder regex = new StringBuilder();
            List<Integer> order = new ArrayList<>();
            int literals = 0;
            for (String part : wording.split("(?=\\{\\d})|(?<=\\{\\d})", -1)) {
                if (part.matches("\\{\\d}")) {
                    regex.append("(\\S.*?)");
                    order.add(part.charAt(1) - '0');
                } else {
                    regex.append(Pattern.quote(part));
                    literals += part.length();
                }
            }
            return new Form(kind, Pattern.compile(regex.toString()), order, literals);
        }

        Optional<Rule> parse(String text) {
            Matcher matcher = pattern.matcher(text);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            String[] arguments = new String[order.size()];
            for (int group = 0; group < arguments.length; group++) {
                arguments[order.get(group)] = matcher.group(group + 1);
            }
            return Optional.of(Rule.of(kind, arguments));
        }
    }
}
