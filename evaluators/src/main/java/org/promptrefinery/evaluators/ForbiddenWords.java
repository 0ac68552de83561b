package org.promptrefinery.evaluators;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Whether an answer is free of certain words or phrases, as whole words in any letter case, their genitives included.
 */
final class ForbiddenWords implements Evaluator {

    private final List<String> words;
    private final Pattern pattern;

    ForbiddenWords(List<String> words) {
        this.words = List.copyOf(words);
        String alternatives = words.stream()
                .map(word -> Pattern.quote(word.strip()).replaceAll("\\s+", "\\\\E\\\\s+\\\\Q"))
                .collect(Collectors.joining("|"));
        this.pattern = Pattern.compile(
                "(?<![\\p{L}\\p{M}\\p{N}_])(?:" + alternatives + ")(?=['’]?s?(?![\\p{L}\\p{M}\\p{N}_]))",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    @Override
    public String name() {
        return "forbidden(" + String.join(",", words) + ")";
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public boolean deterministic() {
        return true;
    }

    @Override
    public List<Verdict> judge(List<Trial> trials) {
        return trials.stream().map(trial -> judge(trial.answer())).toList();
    }

    private Verdict judge(String answer) {
        String found = pattern.matcher(answer)
                .results()
                .map(MatchResult::group)
                .distinct()
                .map(word -> "'" + word + "'")
                .collect(Collectors.joining(", "));
        return found.isEmpty() ? Verdict.pass("no forbidden word") : Verdict.fail("says " + found);
    }
}
