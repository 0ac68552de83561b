package org.promptrefinery.export.training;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.promptrefinery.study.review.Review;
import org.promptrefinery.study.review.Review.Choice;

/**
 * What reviews say of answers. A picked answer is right, and one that was not picked is wrong, since a reviewer may
 * call both good. A correction is right; of an answer that was picked and yet corrected the review says nothing.
 */
final class ReviewClaims {

    private record Occasion(String caseId, String reviewer, Set<String> answers) {}

    private ReviewClaims() {}

    /** Reviews in the order of their time; of those that repeat one by the same reviewer, the last. */
    static List<Review> latest(List<Review> reviews) {
        Map<Occasion, Review> latest = new LinkedHashMap<>();
        reviews.stream().sorted(Comparator.comparing(Review::at)).forEach(review -> {
            Set<String> answers = review.first().equals(review.second())
                    ? Set.of(review.first())
                    : Set.of(review.first(), review.second());
            latest.put(new Occasion(review.caseId(), review.reviewer(), answers), review);
        });
        return List.copyOf(latest.values());
    }

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
