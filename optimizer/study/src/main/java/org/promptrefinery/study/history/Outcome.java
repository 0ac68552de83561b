package org.promptrefinery.study.history;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import org.promptrefinery.study.StudyResult;

/**
 * What came of a run.
 *
 * @param ending why it ended
 * @param reason the same for a person
 * @param time of the last start of the program
 * @param spent by what models are for, such as {@code task}
 * @param baseline the job's prompt
 * @param winner the prompt that was chosen
 * @param proven what the test cases say; empty when they were not asked
 * @param front prompts that nothing beats in score and length, the chosen one among them
 * @param sections what each section of the winner contributes; empty when it was not measured
 * @param patterns error patterns, most frequent before first
 * @param retrieved how well passages were chosen; empty where none are looked up
 * @param warnings what a reader should know before believing the rest
 */
public record Outcome(
        StudyResult.Ending ending,
        String reason,
        Duration time,
        SequencedMap<String, Cost> spent,
        Side baseline,
        Side winner,
        Optional<Proven> proven,
        List<FrontPoint> front,
        List<Contribution> sections,
        List<PatternCount> patterns,
        List<Retrieved> retrieved,
        List<String> warnings) {

    public Outcome {
        spent = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(spent));
        front = List.copyOf(front);
        sections = List.copyOf(sections);
        patterns = List.copyOf(patterns);
        retrieved = List.copyOf(retrieved);
        warnings = List.copyOf(warnings);
    }

    /**
     * What models took.
     *
     * @param completions that were paid for
     * @param cached completions that were there already
     * @param money in the currency of the prices; empty when a price is unknown
     */
    public record Cost(long completions, long cached, long tokensIn, long tokensOut, OptionalDouble money) {}

    /**
     * A prompt before or after.
     *
     * @param id of the candidate
     * @param test empty when the test cases were not asked
     */
    public record Side(String id, Score dev, Optional<Score> test) {}

    /**
     * The proof on the test cases.
     *
     * @param difference winner less baseline, a share of the score: 0.05 is 5 points
     * @param low end of the 95 % interval of the difference
     * @param high end of the 95 % interval of the difference
     * @param pValue adjusted for there being several finalists
     * @param test name of the statistical test
     * @param improved whether a gain is claimed
     * @param optimism gain on dev less gain on test
     * @param undecided why no gain may be claimed whatever the scores say
     * @param tags how the cases of each tag fare
     */
    public record Proven(
            double difference,
            double low,
            double high,
            double pValue,
            String test,
            boolean improved,
            OptionalDouble optimism,
            Optional<String> undecided,
            List<Tag> tags) {

        public Proven {
            tags = List.copyOf(tags);
        }
    }

    /**
     * The cases with one tag.
     *
     * @param before mean score of the baseline
     * @param after mean score of the winner
     * @param low end of the 95 % interval of the difference
     * @param high end of the 95 % interval of the difference
     * @param pValue adjusted for there being several tags
     * @param regressed worse beyond chance
     * @param dropped worse by 10 points or more, which may be chance
     */
    public record Tag(
            String name,
            int cases,
            double before,
            double after,
            double low,
            double high,
            double pValue,
            boolean regressed,
            boolean dropped) {}

    /**
     * A prompt that nothing beats.
     *
     * @param dev its score on the dev cases
     * @param chosen whether it is the winner
     */
    public record FrontPoint(String id, double dev, int tokens, boolean chosen) {}

    /**
     * What a section of the winner is good for.
     *
     * @param step which prompt of a chain, from 0
     * @param section which of its sections, from 0
     * @param text of the section
     * @param gain score of the winner less that of the winner without the section, on the same cases
     * @param low end of the 95 % interval of the gain
     * @param high end of the 95 % interval of the gain
     * @param cases dev cases that both were asked
     */
    public record Contribution(int step, int section, String text, double gain, double low, double high, int cases) {}

    /**
     * How often an error pattern occurs.
     *
     * @param pattern what is wrong, for a person
     * @param before answers of the baseline to test cases that have it
     * @param after answers of the winner
     */
    public record PatternCount(String pattern, int before, int after) {}

    /**
     * Whether the passages of a prompt held what the cases of a split need.
     *
     * @param prompt {@code baseline} or {@code winner}
     * @param cases that say what they need
     * @param found those whose passages had it
     * @param reciprocalRank mean of 1 divided by the place of the first passage that had it
     */
    public record Retrieved(String prompt, String split, int cases, int found, double reciprocalRank) {}

    /** What all models together took. */
    public Cost total() {
        long completions = 0;
        long cached = 0;
        long in = 0;
        long out = 0;
        double money = 0;
        boolean known = true;
        for (Map.Entry<String, Cost> one : spent.entrySet()) {
            completions += one.getValue().completions();
            cached += one.getValue().cached();
            in += one.getValue().tokensIn();
            out += one.getValue().tokensOut();
            known &= one.getValue().money().isPresent();
            money += one.getValue().money().orElse(0);
        }
        return new Cost(completions, cached, in, out, known ? OptionalDouble.of(money) : OptionalDouble.empty());
    }
}
