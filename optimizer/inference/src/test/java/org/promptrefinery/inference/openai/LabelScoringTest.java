package org.promptrefinery.inference.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.promptrefinery.inference.Completion;
import org.promptrefinery.inference.Constraint;
import org.promptrefinery.inference.Message;
import org.promptrefinery.inference.Reply;
import org.promptrefinery.inference.Request;
import org.promptrefinery.inference.Sampling;
import org.promptrefinery.inference.openai.ScriptedServer.Answer;
import org.promptrefinery.inference.serving.Outcome;
import org.promptrefinery.inference.serving.Parcel;

class LabelScoringTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Two tokens of conversation, then the label's own; "positive" has one token and "negative" two. */
    private static final Map<String, String> PROMPTS = Map.of(
            "yes", prompt("\"11\":{\"logprob\":-0.5}"),
            "no", prompt("\"12\":{\"logprob\":-0.6}"),
            "positive", prompt("\"21\":{\"logprob\":-2.0,\"rank\":3,\"decoded_token\":\"positive\"}"),
            "negative", prompt("\"22\":{\"logprob\":-1.0}},{\"23\":{\"logprob\":-0.9}"));

    private static String prompt(String label) {
        return "[null,{\"1\":{\"logprob\":-9.5}},{\"2\":{\"logprob\":-3}},{" + label + "}]";
    }

    private static Answer score(ScriptedServer.Asked asked) {
        try {
            var messages = Json.read(asked.body()).path("messages");
            String label = messages.path(messages.size() - 1).path("content").asText();
            return PROMPTS.containsKey(label)
                    ? Answer.of(
                            200,
                            "{\"choices\":[{\"index\":0,\"message\":{\"content\":\"!\"}}],\"prompt_logprobs\":"
                                    + PROMPTS.get(label) + ",\"usage\":{\"prompt_tokens\":4,\"completion_tokens\":1}}")
                    : Answer.of(200, "{\"choices\":[{\"index\":0,\"message\":{\"content\":\"yes, but\"}}]}");
        } catch (IOException wrong) {
            throw new AssertionError(wrong);
        }
    }

    private static Request request(String... labels) {
        return new Request(
                List.of(Message.user("Q")), Sampling.greedy(5), 0, Optional.of(new Constraint.Labels(List.of(labels))));
    }

    private static Outcome send(OpenAiChannel channel, Request... requests) throws InterruptedException {
        return channel.send(new Parcel(List.of(requests)), PATIENCE);
    }

    private static Completion only(Outcome outcome) {
        return (Completion) ((Outcome.Answered) outcome).replies().getFirst();
    }

    @Test
    void theMostProbableLabelIsTheAnswer() throws Exception {
        try (ScriptedServer server = ScriptedServer.vllm().chat(LabelScoringTest::score);
                OpenAiChannel channel = server.open()) {
            Completion completion = only(send(channel, request("positive", "negative")));
            assertThat(completion.text())
                    .as("-1.9 against -2.0, though its mean is lower")
                    .isEqualTo("negative");
            assertThat(completion.promptTokens()).isEqualTo(4 + 5);
            assertThat(completion.completionTokens()).isEqualTo(2);
            assertThat(completion.finish()).isEqualTo(Completion.Finish.STOP);
        }
    }

    @Test
    void whatLabelsHaveInCommonDoesNotCount() {
        TokenLogs shortOne = new TokenLogs(List.of("1", "5", "6"), List.of(0.0, -4.0, -1.0));
        TokenLogs longOne = new TokenLogs(List.of("1", "5", "7", "8"), List.of(0.0, -9.0, -0.3, -0.3));
        assertThat(TokenLogs.mostProbable(List.of(shortOne, longOne)))
                .as("the shared token 5 was computed differently in another batch")
                .isEqualTo(1);
        assertThat(TokenLogs.mostProbable(List.of(shortOne, shortOne))).isZero();
    }

    @Test
    void severalRequestsAreScoredOneByOne() throws Exception {
        try (ScriptedServer server = ScriptedServer.vllm().chat(LabelScoringTest::score);
                OpenAiChannel channel = server.open()) {
            Request other = new Request(
                    List.of(Message.user("R")),
                    Sampling.greedy(5),
                    0,
                    Optional.of(new Constraint.Labels(List.of("yes", "no"))));
            List<Reply> replies = ((Outcome.Answered) send(channel, request("yes", "no"), other)).replies();
            assertThat(replies).extracting(reply -> ((Completion) reply).text()).containsExactly("yes", "yes");
        }
    }

    @Test
    void aLabelThatBeginsAnotherIsLeftToDecoding() throws Exception {
        try (ScriptedServer server = ScriptedServer.vllm().chat(LabelScoringTest::score);
                OpenAiChannel channel = server.open()) {
            assertThat(only(send(channel, request("yes", "yes, but"))).text()).isEqualTo("yes, but");
            assertThat(server.chats()).singleElement().asString().contains("\"choice\":[\"yes\",\"yes, but\"]");
        }
    }

    @Test
    void aServerThatHidesProbabilitiesIsAskedOnceOnly() throws Exception {
        String answer = "{\"choices\":[{\"index\":0,\"message\":{\"content\":\"no\"}}]}";
        try (ScriptedServer server = ScriptedServer.vllm().chat(200, answer);
                OpenAiChannel channel = server.open()) {
            assertThat(only(send(channel, request("yes", "no"))).text()).isEqualTo("no");
            int asked = server.chats().size();
            assertThat(only(send(channel, request("yes", "no"))).text()).isEqualTo("no");
            assertThat(server.chats()).hasSize(asked + 1);
        }
    }

    @Test
    void aServerThatFailsMeanwhileIsTriedAgain() throws Exception {
        try (ScriptedServer server = ScriptedServer.vllm().chat(503, "busy");
                OpenAiChannel channel = server.open()) {
            assertThat(send(channel, request("yes", "no"))).isInstanceOf(Outcome.Broken.class);
            server.chat(LabelScoringTest::score);
            assertThat(only(send(channel, request("positive", "negative"))).text())
                    .isEqualTo("negative");
        }
    }

    @Test
    void aWrongKeyIsSaidAsSuch() throws Exception {
        try (ScriptedServer server = ScriptedServer.vllm().chat(401, "{}");
                OpenAiChannel channel = server.open()) {
            assertThat(send(channel, request("yes", "no"))).isInstanceOf(Outcome.Unusable.class);
        }
    }

    @Test
    void anEmptyReplyDoesNotProveThatItCannotBeDone() throws Exception {
        try (ScriptedServer server = ScriptedServer.vllm().chat(200, "{\"choices\":[]}");
                OpenAiChannel channel = server.open()) {
            assertThat(send(channel, request("yes", "no"))).isInstanceOf(Outcome.Broken.class);
            server.chat(LabelScoringTest::score);
            assertThat(only(send(channel, request("positive", "negative"))).text())
                    .isEqualTo("negative");
        }
    }
}
