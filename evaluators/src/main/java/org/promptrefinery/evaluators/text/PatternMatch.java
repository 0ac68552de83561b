package org.promptrefinery.evaluators.text;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.promptrefinery.evaluators.Judging;
import org.promptrefinery.evaluators.Quote;
import org.promptrefinery.evaluators.Trial;
import org.promptrefinery.evaluators.Verdict;

/**
 * Whether a pattern matches, or whether what one of its groups caught in its first match is one of the references.
 * White space around the answer, the group and the references does not count. RE2 matches in linear time (Cox, 2010).
 */
final class PatternMatch extends Judging {

    private final Pattern pattern;
    private final boolean full;
    private final OptionalInt group;

    PatternMatch(Pattern pattern, boolean full, OptionalInt group) {
        super("regex(" + pattern.pattern() + (full ? ";full" : "") + suffix(group) + ")", group.isPresent());
        this.pattern = pattern;
        this.full = full;
        this.group = group;
    }

    private static String suffix(OptionalInt group) {
        return group.isPresent() ? ";group=" + group.getAsInt() : "";
    }

    @Override
    protected Verdict verdict(Trial trial) {
        Matcher matcher = pattern.matcher(Spaces.stripped(trial.answer()));
        if (!(full ? matcher.matches() : matcher.find())) {
            return Verdict.fail("does not match " + Quote.of(pattern.pattern()) + ": " + Quote.of(trial.answer()));
        }
        return group.isPresent()
                ? compared(matcher.group(group.getAsInt()), trial.subject().references())
                : Verdict.pass("matches with " + Quote.of(matcher.group()));
    }

    private static Verdict compared(String caught, List<String> references) {
        String text = caught == null ? "" : caught;
        return references.stream().anyMatch(reference -> Spaces.same(text, reference))
                ? Verdict.pass("the group is " + Quote.of(text) + ", as expected")
                : Verdict.fail("expected "
                        + references.stream().map(Quote::of).collect(Collectors.joining(" or ")) + ", the group is "
                        + Quote.of(text));
    }
}
