package org.promptrefinery.export.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.Evaluation;
import org.promptrefinery.study.history.Answer;
import org.promptrefinery.study.history.Answers;
import org.promptrefinery.study.review.Review;
import org.promptrefinery.study.run.RunFolder;

/**
 * All that is known of answers: what the evaluators made of those of a run, what people said of them, and which
 * references are right answers. It is gone through as often as need be, for some of the questions at a time, and never
 * kept.
 */
final class Evidence {

    private final RunFolder folder;
    private final Evaluation evaluation;
    private final boolean verified;
    private final List<Review> reviews;
    private final Admission admission;

    /**
     * @param verified whether the verdicts of the run may be believed
     * @param reviews what people said in the end
     */
    Evidence(RunFolder folder, Evaluation evaluation, boolean verified, List<Review> reviews, Admission admission) {
        this.folder = folder;
        this.evaluation = evaluation;
        this.verified = verified;
        this.reviews = reviews;
        this.admission = admission;
    }

    /** Hands on what is said of the answers to questions in a slice. */
    void each(Slice slice, BiConsumer<Roll.Entry, Claim> claims) {
        for (Review review : reviews) {
            Optional<Roll.Entry> entry = admission.of(review.caseId(), slice);
            entry.ifPresent(asked -> ReviewClaims.of(review).forEach(claim -> claims.accept(asked, claim)));
        }
        if (ExactReferences.areAnswers(evaluation)) {
            references(slice, claims);
        }
        Answers.eachOfTrain(folder, answer -> verdict(answer, slice, claims));
        Answers.each(folder, answer -> verdict(answer, slice, claims));
    }

    private void references(Slice slice, BiConsumer<Roll.Entry, Claim> claims) {
        List<Case> cases = new ArrayList<>();
        for (Roll.Entry entry : admission.all()) {
            if (slice.holds(entry.asks())) {
                cases.add(entry.subject());
            }
        }
        ExactReferences.each(evaluation, cases, subject -> admission
                .of(subject.id(), slice)
                .ifPresent(entry -> claims.accept(entry, new Claim(subject.expected(), true, Source.REFERENCE))));
    }

    private void verdict(Answer answer, Slice slice, BiConsumer<Roll.Entry, Claim> claims) {
        admission.of(answer.subject(), slice).ifPresent(entry -> {
            if (answer.score().isEmpty()) {
                admission.tally().lose(Loss.UNSCORED);
            } else if (!verified) {
                admission.tally().lose(Loss.UNVERIFIED);
            } else {
                boolean solved = answer.gatesHeld() && answer.score().getAsDouble() >= 1;
                claims.accept(entry, new Claim(answer.answer(), solved, Source.VERDICT));
            }
        });
    }
}
