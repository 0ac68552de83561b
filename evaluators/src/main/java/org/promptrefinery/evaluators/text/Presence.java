package org.promptrefinery.evaluators.text;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.promptrefinery.evaluators.Judging;
import org.promptrefinery.evaluators.Quote;
import org.promptrefinery.evaluators.Trial;
import org.promptrefinery.evaluators.Verdict;

/**
 * Whether given texts, or else one of the references, stand in the answer, at its start or at its end. White space
 * around the answer and around each text does not count.
 */
final class Presence extends Judging {

    private final Occurrence occurrence;
    private final Wanted wanted;
    private final boolean ignoreCase;

    Presence(Occurrence occurrence, Wanted wanted, boolean ignoreCase) {
        super(
                occurrence.word() + "(" + wanted.described() + (ignoreCase ? ";ignore_case" : "") + ")",
                wanted.isReferences());
        this.occurrence = occurrence;
        this.wanted = wanted;
        this.ignoreCase = ignoreCase;
    }

    @Override
    protected Verdict verdict(Trial trial) {
        String answer = comparable(trial.answer());
        List<String> any = wanted.isReferences() ? trial.subject().references() : wanted.any();
        List<String> missing =
                wanted.all().stream().filter(text -> !holds(answer, text)).toList();
        Optional<String> found =
                any.stream().filter(text -> holds(answer, text)).findFirst();
        if (!missing.isEmpty()) {
            return Verdict.fail(occurrence.no() + " " + quoted(missing, " and "));
        }
        if (!any.isEmpty() && found.isEmpty()) {
            return Verdict.fail(occurrence.no() + " " + quoted(any, " or "));
        }
        return Verdict.pass(occurrence.yes() + " "
                + quoted(Stream.concat(wanted.all().stream(), found.stream()).toList(), " and "));
    }

    private boolean holds(String answer, String text) {
        String sought = comparable(text);
        return sought.isEmpty() ? answer.isEmpty() : occurrence.holds(answer, sought);
    }

    private String comparable(String text) {
        return Spaces.stripped(ignoreCase ? Normalisation.folded(text) : text);
    }

    private static String quoted(List<String> texts, String joint) {
        return texts.stream().map(Quote::of).collect(Collectors.joining(joint));
    }

    /**
     * The texts that are looked for; the references when there are none.
     *
     * @param any one of them is enough
     * @param all none of them may be missing
     */
    record Wanted(List<String> any, List<String> all) {

        boolean isReferences() {
            return any.isEmpty() && all.isEmpty();
        }

        String described() {
            return isReferences()
                    ? "references"
                    : Stream.of(list("any", any), list("all", all))
                            .filter(part -> !part.isEmpty())
                            .collect(Collectors.joining(";"));
        }

        private static String list(String name, List<String> texts) {
            return texts.isEmpty() ? "" : name + "=" + String.join(",", texts);
        }
    }
}
