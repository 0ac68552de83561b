package org.promptrefinery.report.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.promptrefinery.study.review.Review;
import org.promptrefinery.study.review.ReviewFile;

class ReviewServerTest {

    @TempDir
    Path folder;

    private Reviewing review;
    private Visitor visitor;

    @BeforeEach
    void start() throws Exception {
        review = Reviewing.start(
                folder, Reviewing.pair("a", "Romeo", "Bob"), Reviewing.pair("b", "Romeo", Reviewing.HOSTILE));
        visitor = Visitor.letIn(review.server().link());
    }

    @AfterEach
    void stop() {
        visitor.close();
        review.close();
    }

    @Test
    void thePageAndTheCasesDoNotSayWhichPromptWroteWhat() throws Exception {
        String page = visitor.get("/").body();
        assertThat(page)
                .contains("romeo &amp; &lt;b&gt;", "train and dev cases", "Ann")
                .doesNotContain("<b>");
        assertThat(visitor.get("/").headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'none'", "script-src 'self';"));
        String state = visitor.get("/state").body();
        assertThat(state).contains("\"first\":\"Romeo\"", "\"second\":\"Bob\"", "\"reference\":\"Bob\"");
        assertThat(page + state).doesNotContain("p-old").doesNotContain("p-new");
    }

    @Test
    void onlyWhoHasTheLinkAndThePageMaySaySomething() throws Exception {
        String deed = deed();
        String body = body("0", "first");
        try (Visitor stranger = Visitor.stranger(review.server().link())) {
            for (String path : List.of("/", "/state", "/review.js")) {
                assertThat(stranger.get(path).statusCode()).isEqualTo(Replies.FORBIDDEN);
            }
            assertThat(stranger.post("/say", deed, body).statusCode()).isEqualTo(Replies.FORBIDDEN);
        }
        assertThat(visitor.post("/say", "0", body).statusCode()).isEqualTo(Replies.FORBIDDEN);
        assertThat(visitor.post("/say", visitor.cookie().replaceFirst(".*=", ""), body)
                        .statusCode())
                .isEqualTo(Replies.FORBIDDEN);
        assertThat(review.said()).isEmpty();
    }

    @Test
    void aForeignHostIsRefused() throws IOException {
        String asked =
                "GET /state HTTP/1.1\r\nHost: %s\r\nCookie: " + visitor.cookie() + "\r\nConnection: close\r\n\r\n";
        int port = review.server().link().getPort();
        assertThat(visitor.raw(asked.formatted("evil.example:" + port))).startsWith("HTTP/1.1 403");
        assertThat(visitor.raw(asked.formatted("127.0.0.1:" + port))).startsWith("HTTP/1.1 200");
    }

    @Test
    void whatIsSaidIsOnDiskWhenTheReplyComes() throws Exception {
        String next = visitor.post("/say", deed(), body("0", "second")).body();
        assertThat(next).contains("\"done\":1", "\"total\":2", "\"key\":\"1\"");
        assertThat(review.said()).extracting(Review::choice).containsExactly(Review.Choice.SECOND);
        assertThat(Files.readString(folder.resolve(ReviewFile.NAME)))
                .contains("\"firstPrompt\":\"p-old\"")
                .endsWith("\n");
    }

    @Test
    void afterAKillWhateverWasSavedIsThereAndHalfALineIsNot() throws Exception {
        visitor.post("/say", deed(), body("0", "both"));
        String saved = Files.readString(folder.resolve(ReviewFile.NAME));
        review.close();
        Files.writeString(
                folder.resolve(ReviewFile.NAME), saved.substring(0, saved.length() / 2), StandardOpenOption.APPEND);
        review = Reviewing.start(folder, Reviewing.pair("a", "Romeo", "Bob"), Reviewing.pair("b", "Romeo", "Rob"));
        Visitor again = Visitor.letIn(review.server().link());
        assertThat(again.get("/state").body()).contains("\"done\":1", "(b)");
        assertThat(Files.readString(folder.resolve(ReviewFile.NAME))).isEqualTo(saved);
        again.close();
    }

    @Test
    void aCorrectionSkipAndUndo() throws Exception {
        String deed = deed();
        visitor.post("/say", deed, body("0", "skip"));
        visitor.post("/say", deed, "{\"key\":\"1\",\"deed\":\"neither\",\"correction\":\"Bob, <b>\"}");
        assertThat(review.said()).singleElement().satisfies(said -> {
            assertThat(said.caseId()).isEqualTo("b");
            assertThat(said.second()).isEqualTo(Reviewing.HOSTILE);
            assertThat(said.correction()).isEqualTo(Optional.of("Bob, <b>"));
            assertThat(said.reviewer()).isEqualTo("Ann");
        });
        assertThat(visitor.post("/say", deed, body("0", "undo")).body()).contains("\"done\":0", "\"key\":\"1\"");
        assertThat(review.said()).isEmpty();
    }

    @Test
    void whoSpeaksOfAnotherCaseIsToldSo() throws Exception {
        String deed = deed();
        visitor.post("/say", deed, body("0", "first"));
        assertThat(visitor.post("/say", deed, body("0", "second")).statusCode()).isEqualTo(Replies.CONFLICT);
        assertThat(review.said()).extracting(Review::choice).containsExactly(Review.Choice.FIRST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "[]",
                "{\"key\":\"0\"",
                "{\"key\":0,\"deed\":\"first\"}",
                "{\"key\":\"0\"}",
                "{\"key\":\"0\",\"deed\":\"FIRST\"}",
                "{\"key\":\"0\",\"deed\":\"best\"}",
                "{\"key\":\"0\",\"deed\":\"neither\",\"correction\":\" \\n\"}",
                "{\"key\":\"0\",\"deed\":\"neither\",\"correction\":{}}",
                "{\"key\":\"0\",\"deed\":\"first\"} {}"
            })
    void whatIsNoReviewIsRefused(String body) throws Exception {
        assertThat(visitor.post("/say", deed(), body).statusCode()).isEqualTo(Replies.BAD_REQUEST);
        assertThat(review.said()).isEmpty();
    }

    @Test
    void aBodyWithoutEndIsRefused() throws Exception {
        String body = "{\"key\":\"0\",\"deed\":\"neither\",\"correction\":\"%s\"}";
        String longest = "x".repeat(ReviewRoutes.LONGEST_BODY - body.length() + 2);
        assertThat(visitor.post("/say", deed(), body.formatted(longest + "x")).statusCode())
                .isEqualTo(Replies.TOO_LARGE);
        assertThat(review.said()).isEmpty();
        assertThat(visitor.post("/say", deed(), body.formatted(longest)).statusCode())
                .isEqualTo(Replies.OK);
    }

    @Test
    void nothingElseIsServed() throws Exception {
        for (String path : List.of("/reviews.jsonl", "/../reviews.jsonl", "/say", "/live.js", "/ReviewRoutes.class")) {
            assertThat(visitor.get(path).statusCode()).isEqualTo(Replies.NOT_FOUND);
        }
    }

    private String deed() throws Exception {
        return Visitor.meta(visitor.get("/").body(), "refinery-token");
    }

    private static String body(String key, String deed) {
        return "{\"key\":\"" + key + "\",\"deed\":\"" + deed + "\"}";
    }
}
