package org.promptrefinery.export.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.promptrefinery.study.review.Review;
import org.promptrefinery.study.review.Review.Choice;

/**
 * What reviews say of answers. A picked answer is right, and one that was not picked is wrong, since a reviewer may
 * call both good. A correction is right; of an answer that was picked and yet corrected the review says nothing.
 */
final class ReviewClaims {

    private ReviewClaims() {}

    static List<Claim> of(Review review) {
        List<Claim> claims = new ArrayList<>();
        review.correction().ifPresent(better -> claims.add(new Claim(better, true, Source.CORRECTION)));
        Choice choice = review.choice();
        if (review.first().equals(review.second())) {
            add(claims, review, review.first(), choice != Choice.NEITHER);
        } else {
            add(claims, review, review.first(), choice == Choice.FIRST || choice == Choice.BOTH);
            add(claims, review, review.second(), choice == Choice.SECOND || choice == Choice.BOTH);
        }
        return claims;
    }

    private static void add(List<Claim> claims, Review review, String answer, boolean picked) {
        boolean corrected = review.correction().isPresent();
        if (!review.correction().equals(Optional.of(answer)) && !(corrected && picked)) {
            claims.add(new Claim(answer, picked, Source.REVIEW));
        }
    }
}
