package org.promptrefinery.study.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.promptrefinery.evaluators.BadInput;

class ReviewFileTest {

    private static final Instant AT = Instant.parse("2026-11-25T01:11:37Z");

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void place() {
        file = folder.resolve(ReviewFile.NAME);
    }

    @Test
    void whatWasSaidIsReadAgainByFileOrFolder() {
        Review first = review("c1", Review.Choice.FIRST);
        Review corrected = new Review(
                "c2",
                "a\n\"<b>\u202e\ud83d\ude00",
                "",
                "base",
                "win",
                Review.Choice.NEITHER,
                Optional.of("so"),
                "Ann",
                AT);
        write(first, corrected);
        assertThat(ReviewFile.read(file)).containsExactly(first, corrected);
        assertThat(ReviewFile.read(folder)).containsExactly(first, corrected);
    }

    @Test
    void aRunWithoutReviewsHasNoneAndAMissingFileIsAMistake() {
        assertThat(ReviewFile.read(folder)).isEmpty();
        assertThatThrownBy(() -> ReviewFile.read(file))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("reviews.jsonl");
    }

    @Test
    void eachLineIsThereBeforeTheNextStep() throws IOException {
        try (ReviewFile reviews = ReviewFile.open(file)) {
            reviews.append(review("c1", Review.Choice.BOTH));
            assertThat(Files.readString(file)).endsWith("\n").hasLineCount(1);
            assertThat(ReviewFile.read(file)).hasSize(1);
        }
    }

    @Test
    void whatIsUndoneIsGoneAndWhatIsSaidAgainCounts() {
        Review before = review("c1", Review.Choice.FIRST);
        Review after = review("c1", Review.Choice.SECOND);
        try (ReviewFile reviews = ReviewFile.open(file)) {
            reviews.append(before);
            reviews.undo(before);
            assertThat(ReviewFile.read(file)).isEmpty();
            reviews.append(before);
            reviews.append(after);
        }
        assertThat(ReviewFile.read(file)).containsExactly(after);
    }

    @Test
    void theSameAnswersInTheOtherOrderAreTheSameMatterForOnePersonOnly() {
        Review one = review("c1", Review.Choice.FIRST);
        Review turned = new Review(
                "c1", one.second(), one.first(), "win", "base", Review.Choice.FIRST, Optional.empty(), "", AT);
        Review other = new Review(
                "c1", one.first(), one.second(), "base", "win", Review.Choice.BOTH, Optional.empty(), "Bo", AT);
        write(one, other, turned);
        assertThat(ReviewFile.read(file)).containsExactly(turned, other);
    }

    @Test
    void aLineThatWasTornByAKillIsLeftOutAndCutOff() throws IOException {
        Review whole = review("c1", Review.Choice.FIRST);
        write(whole, review("c\u00e9", Review.Choice.FIRST));
        byte[] bytes = Files.readAllBytes(file);
        int end = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("\u00c3") + 1;
        Files.write(file, Arrays.copyOf(bytes, end));
        assertThat(ReviewFile.read(file)).containsExactly(whole);

        Review next = review("c3", Review.Choice.BOTH);
        write(next);
        assertThat(ReviewFile.read(file)).containsExactly(whole, next);
    }

    @Test
    void aWholeLastLineWithoutALineBreakIsKept() throws IOException {
        Review whole = review("c1", Review.Choice.FIRST);
        write(whole);
        Files.writeString(file, Files.readString(file).strip());
        Review next = review("c2", Review.Choice.BOTH);
        write(next);
        assertThat(ReviewFile.read(file)).containsExactly(whole, next);
    }

    @Test
    void twoDoNotWriteAtOnce() {
        try (ReviewFile _ = ReviewFile.open(file)) {
            assertThatThrownBy(() -> ReviewFile.open(file))
                    .isInstanceOf(BadInput.class)
                    .hasMessageContaining("another 'refinery review'");
        }
        ReviewFile.open(file).close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "choice":"first"  | "choice":"fist"  | Maybe 'first'
            "choice":"first"  | "choise":"first" | 'choice' is missing
            "case":"c1"       | "case":7         | 'case' is no text
            "at":"2026        | "at":"20x6       | must be a time such as
            "at"              | "undone":1,"at"  | must be true or false
            {                 | [                | broken JSON
            """)
    void whatIsNoReviewIsNamedByItsLine(String right, String wrong, String message) throws IOException {
        write(review("c1", Review.Choice.FIRST));
        String line = Files.readString(file).replace(right, wrong);
        Files.writeString(file, line, StandardOpenOption.APPEND);
        assertThatThrownBy(() -> ReviewFile.read(file))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("reviews.jsonl:2")
                .hasMessageContaining(message);
    }

    private void write(Review... said) {
        try (ReviewFile reviews = ReviewFile.open(file)) {
            Arrays.stream(said).forEach(reviews::append);
        }
    }

    private static Review review(String subject, Review.Choice choice) {
        return new Review(subject, "Bob", "Romeo", "base", "win", choice, Optional.empty(), "", AT);
    }
}
