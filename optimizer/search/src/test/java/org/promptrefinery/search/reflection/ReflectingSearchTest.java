package org.promptrefinery.search.reflection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.Generation;
import org.promptrefinery.search.Search;
import org.promptrefinery.search.SearchSettings;
import org.promptrefinery.search.Theatre;
import org.promptrefinery.search.genetic.EvolutionarySearch;

/** The operators at work in a search, with a reflector that reads a brief much as a model would. */
class ReflectingSearchTest {

    private static final Pattern WRONG =
            Pattern.compile("answer: \\w+ loved (\\w+)\\.\nright answer: (\\w+)\nverdict: 0");
    private static final Pattern STILL_WRONG = Pattern.compile("answer: (\\w+)\nright answer: (\\w+)\nverdict: 0");
    private static final Pattern RULE = Pattern.compile("\\[rule]\n.*\n");

    /** Keeps the rules that it is shown, and adds one for the first wrong answer. */
    private static Thought reflect(String brief) {
        List<String> lines = new ArrayList<>(
                RULE.matcher(brief).results().map(MatchResult::group).distinct().toList());
        for (Pattern pattern : List.of(WRONG, STILL_WRONG)) {
            pattern.matcher(brief)
                    .results()
                    .filter(found -> !found.group(1).equals(found.group(2)))
                    .limit(1)
                    .forEach(found ->
                            lines.add("[rule]\nUse " + found.group(2) + " instead of " + found.group(1) + ".\n"));
        }
        return new Thought.Whole("Well.\n<prompt>\n[instruction]\nAnswer with one word.\n"
                + String.join("", lines.stream().distinct().toList()) + "</prompt>");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void findsTheHouseStyle(long seed) {
        Search search = EvolutionarySearch.of(
                SearchSettings.defaults(seed),
                Theatre.cases("train", 40),
                Theatre.cases("dev", 48),
                Theatre.strict(),
                ReflectionOperators.all(new Stage.Scripted(ReflectingSearchTest::reflect), MetaPrompts.usual()));
        Generation current = search.start(Chain.of(Theatre.SEED));
        while (search.finished(current).isEmpty()) {
            current = search.next(current);
        }
        assertThat(current.best().dev().score()).isEqualTo(1);
    }
}
