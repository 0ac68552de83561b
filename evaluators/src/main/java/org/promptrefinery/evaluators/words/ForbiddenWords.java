package org.promptrefinery.evaluators.words;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.promptrefinery.evaluators.Judging;
import org.promptrefinery.evaluators.Trial;
import org.promptrefinery.evaluators.Verdict;

/**
 * Whether an answer is free of certain words or phrases, as whole words in any letter case, their genitives included.
 */
final class ForbiddenWords extends Judging {

    private final Pattern pattern;

    ForbiddenWords(List<String> words) {
        super("forbidden(" + String.join(",", words) + ")", false);
        String alternatives = words.stream()
                .map(word -> Pattern.quote(word.strip()).replaceAll("\\s+", "\\\\E\\\\s+\\\\Q"))
                .collect(Collectors.joining("|"));
        this.pattern = Pattern.compile(
                "(?<![\\p{L}\\p{M}\\p{N}_])(?:" + alternatives + ")(?=['’]?s?(?![\\p{L}\\p{M}\\p{N}_]))",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    @Override
    protected Verdict verdict(Trial trial) {
        String answer = trial.answer();
        String found = pattern.matcher(answer)
                .results()
                .map(MatchResult::group)
                .distinct()
                .map(word -> "'" + word + "'")
                .collect(Collectors.joining(", "));
        return found.isEmpty() ? Verdict.pass("no forbidden word") : Verdict.fail("says " + found);
    }
}
