package org.promptrefinery.export.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.promptrefinery.evaluators.kind.Services;
import org.promptrefinery.export.StagedFile;
import org.promptrefinery.export.Staging;
import org.promptrefinery.study.job.Job;
import org.promptrefinery.study.run.RunRecord;
import org.promptrefinery.study.supply.Supplies;

class SelectionTest extends Workshop {

    private String hash(int slices, Tally tally) {
        Job job = RunRecord.read(run, Map.of(), Services.NONE);
        Wording wording = Wording.under(job, Supplies.NONE);
        Evidence evidence =
                new Evidence(run, job.evaluation(), true, reviews, new Admission(Roll.of(split), false, tally));
        Selection selection = new Selection(recipe(Method.KTO), wording, new Screen(wording, List.of()), tally);
        try (Staging staging = Staging.in(out(), false)) {
            Map<Part, StagedFile> files = selection.write(evidence, slices, staging);
            return files.values().iterator().next().sha256();
        }
    }

    @Test
    void inHoweverManySlicesTheDataIsTheSame() throws Exception {
        makeRun("exact");
        split.train().forEach(subject -> answered(subject, "It was Ann.", 0));
        split.dev().forEach(subject -> answered(subject, "of dev", 0));
        split.test().forEach(subject -> answered(subject, "of test", 0));
        Tally whole = new Tally();
        Tally sliced = new Tally();

        assertThat(hash(1, whole)).isEqualTo(hash(7, sliced));
        assertThat(whole.rows()).isEqualTo(2L * split.train().size()).isEqualTo(sliced.rows());
        assertThat(sliced.lost()).isEqualTo(whole.lost());
        assertThat(sliced.lost())
                .containsEntry(Loss.TEST, (long) split.test().size())
                .containsEntry(Loss.DEV, (long) split.dev().size());
    }

    @Test
    void everyFingerprintIsInJustOneSlice() {
        for (long high : new long[] {0, -1, 1L << 62, 1L << 63, Long.MAX_VALUE}) {
            Fingerprint some = new Fingerprint(high, 0);
            assertThat(some.slice(7)).isBetween(0, 6);
            assertThat(some.slice(1)).isZero();
        }
        assertThat(new Fingerprint(-1, 0).slice(7)).isEqualTo(6);
    }
}
