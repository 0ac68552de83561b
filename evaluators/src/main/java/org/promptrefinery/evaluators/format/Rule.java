package org.promptrefinery.evaluators.format;

import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.promptrefinery.evaluators.Trial;
import org.promptrefinery.evaluators.Verdict;

/**
 * One demand on how an answer is written.
 *
 * @param name with what changes the outcome
 * @param check 1 or 0 with the reason, or unscored where the case lacks something; sees no blank answer
 */
record Rule(String name, Function<Trial, Verdict> check) {

    /** A rule on how many of something there are. */
    static Rule counting(String noun, Bounds bounds, ToIntFunction<String> count) {
        return new Rule(bounds + " " + noun, trial -> bounds.verdict(count.applyAsInt(trial.answer()), noun));
    }

    /** A rule that an answer follows or not. */
    static Rule holding(String name, String otherwise, Function<String, Boolean> holds) {
        return new Rule(
                name,
                trial ->
                        holds.apply(trial.answer()) ? Verdict.pass("follows '" + name + "'") : Verdict.fail(otherwise));
    }
}
