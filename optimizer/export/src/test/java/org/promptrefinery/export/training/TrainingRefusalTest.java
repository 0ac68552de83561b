package org.promptrefinery.export.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.study.review.Review.Choice;

/** What data for training is not made of, and what it is not made from at all. */
class TrainingRefusalTest extends Workshop {

    @Test
    void whatCannotBeWrittenOrMustNotBeStaysOut() throws IOException {
        answered(trainCase(0), "  ", 1);
        answered(trainCase(1), "half \ud83d", 1);
        answered(trainCase(2), "the key is AKIAIOSFODNN7ABCDEFG", 1);
        answered(trainCase(3), "known-value-of-a-key", 1);
        answered(trainCase(4), "Bob", 1);

        export(recipe(Method.SFT), "known-value-of-a-key");

        assertThat(lines("train.jsonl")).extracting(Workshop::answer).containsExactly("Bob");
        JsonNode dropped = card().path("dropped");
        assertThat(dropped.path("empty").asInt()).isEqualTo(1);
        assertThat(dropped.path("unwritable").asInt()).isEqualTo(1);
        assertThat(dropped.path("secret").asInt()).isEqualTo(2);
        assertThat(notices).anyMatch(notice -> notice.contains("what looks like a secret"));
        assertThat(Files.walk(out()).filter(Files::isRegularFile))
                .allSatisfy(file -> assertThat(file).content().doesNotContain("AKIA", "known-value"));
    }

    @Test
    void aSecretInThePromptStopsTheExport() {
        run.write("winner.prompt", "system: Use AKIAIOSFODNN7ABCDEFG.\nuser: \"{{question}}\"\n");
        answered(trainCase(0), "Bob", 1);

        assertThatThrownBy(() -> export(recipe(Method.SFT)))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("a key of AWS")
                .hasMessageNotContaining("AKIA");
        assertThat(out()).doesNotExist();
    }

    @Test
    void aCaseThatThePromptShowsIsNotLearnedUnderIt() {
        String question = trainCase(0).inputs().get("question");
        run.write("winner.prompt", """
                system:
                  - {role: example, text: "%s Bob"}
                user: "{{question}}"
                """.formatted(question));
        answered(trainCase(0), "Bob", 1);
        answered(trainCase(1), "Bob", 1);

        assertThat(train(recipe(Method.SFT))).hasSize(1);
        assertThat(card().at("/dropped/in_prompt").asInt()).isEqualTo(1);
        assertThat(train(new Recipe(Method.SFT, Layout.TRL, false, false, Licence.UNKNOWN)))
                .hasSize(2);
    }

    @Test
    void verdictsOfAJudgeThatNobodyCalibratedDoNotCount() throws IOException {
        makeRun("question: {question: \"Fine?\"}");
        answered(trainCase(0), "Bob", 1);
        assertThatThrownBy(() -> export(recipe(Method.SFT)))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("1 that were judged by an evaluator that is not calibrated")
                .hasMessageContaining("no calibration on record");

        reviewed(trainCase(0), "Bob", "Ann", Choice.FIRST, "");
        assertThat(train(recipe(Method.SFT))).extracting(Workshop::answer).containsExactly("Bob");
    }

    @Test
    void aRunOfAChainIsRefused() {
        run.write("winner.prompt", """
                prompts:
                  draft: {user: "{{question}}"}
                  final: {user: "{{draft}}"}
                """);
        assertThatThrownBy(() -> export(recipe(Method.SFT)))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("a chain of 2 prompts");
    }

    @Test
    void aPromptThatLooksSomethingUpNeedsWhatItLooksUp() {
        run.write("winner.prompt", "system: \"{{examples_3_near_question}}\"\nuser: \"{{question}}\"\n");
        answered(trainCase(0), "Bob", 1);
        assertThatThrownBy(() -> export(recipe(Method.SFT)))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("{{examples_3_near_question}}")
                .hasMessageContaining("--without-prompt");
    }

    @Test
    void casesThatHaveChangedSinceTheRunAreRefused() throws IOException {
        Files.writeString(scratch.resolve("job/cases.jsonl"), "\n", StandardOpenOption.APPEND);
        assertThatThrownBy(() -> export(recipe(Method.SFT)))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("have changed since the run");
    }
}
