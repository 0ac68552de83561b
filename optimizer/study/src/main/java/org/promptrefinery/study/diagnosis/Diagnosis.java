package org.promptrefinery.study.diagnosis;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.promptrefinery.search.patterns.ErrorPattern;
import org.promptrefinery.search.statistics.MeanScore;
import org.promptrefinery.study.StudyResult;
import org.promptrefinery.study.job.Job;

/**
 * What was found out about a job before any search. No test case was asked.
 *
 * @param job as it was asked
 * @param own answers under its own prompt
 * @param findings what is behind each wrong answer
 * @param patterns what recurs in the wrong answers, the most frequent first
 * @param groups what the wrong answers are about, the largest first
 * @param gains of the techniques that were tried, in the order in which they were
 * @param untried why the others were not
 * @param advice what to do next
 * @param ending why it ended
 * @param reason the same for a person
 * @param spent what it cost
 */
public record Diagnosis(
        Job job,
        OwnAnswers own,
        List<Finding> findings,
        List<ErrorPattern> patterns,
        List<ErrorGroup> groups,
        List<Gain> gains,
        SequencedMap<Technique, String> untried,
        Advice advice,
        StudyResult.Ending ending,
        String reason,
        StudyResult.Expense spent) {

    public Diagnosis {
        findings = List.copyOf(findings);
        patterns = List.copyOf(patterns);
        groups = List.copyOf(groups);
        gains = List.copyOf(gains);
        untried = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(untried));
    }

    /** How many wrong answers have this cause. */
    public int count(Cause cause) {
        return (int)
                findings.stream().filter(finding -> finding.cause() == cause).count();
    }

    /** The share of wrong answers that have this cause, with Wilson's interval. */
    public MeanScore share(Cause cause) {
        double[] those = findings.stream()
                .mapToDouble(finding -> finding.cause() == cause ? 1 : 0)
                .toArray();
        return MeanScore.of(those, ones(those.length), 0);
    }

    /** The share of answers that are right, with Wilson's interval. */
    public MeanScore right() {
        double[] solved = own.answers().stream()
                .filter(result -> result.scored())
                .mapToDouble(result -> result.solved() ? 1 : 0)
                .toArray();
        return MeanScore.of(solved, ones(solved.length), 0);
    }

    private static double[] ones(int length) {
        double[] ones = new double[length];
        Arrays.fill(ones, 1);
        return ones;
    }
}
