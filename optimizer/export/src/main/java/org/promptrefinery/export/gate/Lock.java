package org.promptrefinery.export.gate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.search.statistics.MeanScore;

/**
 * What a prompt in a repository is held to: {@code prompt.lock.yaml}.
 *
 * @param lock version of this form
 * @param prompt the prompt that was measured
 * @param cases those that it is measured on, with how each of them fared
 * @param score how it fared on them
 * @param versions of all else that decides a score
 * @param run that the prompt comes from; null once the prompt was changed by hand
 * @param exported hashes of the files that were exported with it, by their names
 * @param job what is asked and how it is judged, as a job file has it; its prompt is the one before the search
 */
public record Lock(
        int lock,
        Locked prompt,
        LockedSet cases,
        Level score,
        Versions versions,
        @Nullable Origin run,
        SortedMap<String, String> exported,
        ObjectNode job) {

    /** Name of the file. */
    public static final String FILE = "prompt.lock.yaml";

    /** The version of the form that is written. */
    public static final int VERSION = 1;

    /**
     * A prompt beside the lock.
     *
     * @param file its name
     * @param sha256 its hash, see {@link TextHash}
     * @param id follows from what the prompt says, not from how the file is written
     */
    public record Locked(String file, String sha256, String id) {}

    /**
     * Cases beside the lock.
     *
     * @param file its name
     * @param sha256 its hash, see {@link TextHash}
     * @param number how many cases it holds
     */
    public record LockedSet(String file, String sha256, int number) {}

    /**
     * A score.
     *
     * @param mean weighted, in [0, 1]
     * @param low end of its 95 % interval
     * @param high end of its 95 % interval
     * @param scored cases that have a score
     * @param gatesBroken answers that break a gate
     */
    public record Level(double mean, double low, double high, int scored, int gatesBroken) {

        /** Of some answers. */
        static Level of(List<CaseResult> results, long seed) {
            List<CaseResult> scored =
                    results.stream().filter(CaseResult::scored).toList();
            MeanScore score = MeanScore.of(
                    scored.stream().mapToDouble(CaseResult::score).toArray(),
                    scored.stream()
                            .mapToDouble(result -> result.subject().weight())
                            .toArray(),
                    seed);
            int broken = new Scorecard(results, 0).gatesBroken();
            return new Level(score.mean(), score.low(), score.high(), scored.size(), broken);
        }
    }

    /**
     * What a score depends on besides the prompt and the cases.
     *
     * @param refinery version of this program
     * @param model fingerprint of the model that was prompted
     * @param evaluators fingerprint of the evaluators
     */
    public record Versions(String refinery, String model, String evaluators) {

        /** As this program writes it. */
        public static final String PROGRAM = "0.1.0";
    }

    /**
     * The run that found the prompt, and what it proved on all of its test cases.
     *
     * @param name of its folder
     * @param before score of the prompt that it began with
     * @param after score of the prompt that it found
     * @param low end of the 95 % interval of the difference
     * @param high end of the 95 % interval of the difference
     * @param pValue of the difference
     * @param test name of the statistical test
     * @param cases how many test cases there were
     * @param improved whether a gain is claimed
     */
    public record Origin(
            String name,
            double before,
            double after,
            double low,
            double high,
            double pValue,
            String test,
            int cases,
            boolean improved) {}

    public Lock {
        exported = Collections.unmodifiableSortedMap(new TreeMap<>(exported));
        job = job.deepCopy();
    }

    /** A copy of the job. */
    @Override
    public ObjectNode job() {
        return job.deepCopy();
    }

    /** The name of the job. */
    public String name() {
        return job.path("name").asText();
    }

    /** This lock with the folder of documents that passages are taken from, as a path that starts from the lock's. */
    public Lock with(String documents) {
        return new Lock(lock, prompt, cases, score, versions, run, exported, job().put("documents", documents));
    }

    /** This lock with hashes of some more files. */
    public Lock with(SortedMap<String, String> files) {
        return new Lock(lock, prompt, cases, score, versions, run, files, job);
    }
}
