package org.promptrefinery.evaluators.preference;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.calibration.Comparison;
import org.promptrefinery.evaluators.calibration.ComparisonFile;
import org.promptrefinery.evaluators.kind.Folder;
import org.promptrefinery.evaluators.kind.Kind;
import org.promptrefinery.evaluators.kind.Options;
import org.promptrefinery.evaluators.similarity.Embedders;
import org.promptrefinery.inference.embedding.TextEmbedder;

/** The kinds of this package. */
public final class PreferenceKinds {

    private static final String REVIEWS = "reviews";
    private static final String EXAMPLE = "results/RUN/reviews.jsonl";
    private static final String TEST = "reviews-test.jsonl";
    private static final int DIGITS = 12;

    private PreferenceKinds() {}

    public static List<Kind> all() {
        return List.of(Kind.of(
                        "preference",
                        "Learned from people",
                        "The answer is like those that people preferred in their reviews, as an embedding model sees it.",
                        "preference: {reviews: reviews.jsonl}",
                        PreferenceKinds::of)
                .option(
                        REVIEWS,
                        "a file, relative to the job",
                        "required",
                        "What 'refinery review' wrote. How often it is right about cases that it did not learn from is"
                                + " said when the job begins."));
    }

    private static LearnedPreference of(Options options) {
        String reviews = options.requiredText(REVIEWS, EXAMPLE);
        return new LearnedPreference(
                Embedders.find(options).map(embedder -> source(options, Path.of(reviews), embedder)));
    }

    private static LearnedPreference.Source source(Options options, Path named, TextEmbedder embedder) {
        Path file = file(options, named);
        List<Comparison> said = ComparisonFile.read(file);
        List<Lesson> lessons = said.stream()
                .flatMap(comparison -> Lesson.of(comparison).stream())
                .toList();
        if (lessons.isEmpty()) {
            throw new BadInput(options.where() + "." + REVIEWS + ": nobody has said anything in " + file
                    + " yet; 'refinery review' lets people");
        }
        return new LearnedPreference.Source(lessons, fingerprint(lessons), embedder);
    }

    private static Path file(Options options, Path named) {
        Path file = options.services()
                .find(Folder.class)
                .map(folder -> folder.path().resolve(named))
                .orElse(named);
        if (!Files.isRegularFile(file)) {
            throw new BadInput(options.where() + "." + REVIEWS + ": there is no file " + file
                    + "; 'refinery review RUN' writes one, such as " + EXAMPLE);
        }
        if (file.endsWith(TEST)) {
            throw new BadInput(options.where() + "." + REVIEWS + ": " + file + " has reviews of test cases; what is"
                    + " learned from them would prove nothing. Name the reviews of other cases");
        }
        return file;
    }

    private static String fingerprint(List<Lesson> lessons) {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            lessons.forEach(lesson -> hash.update((lesson + "\n").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(hash.digest()).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
