package org.promptrefinery.inference.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.promptrefinery.inference.Completion;
import org.promptrefinery.inference.Constraint;
import org.promptrefinery.inference.Message;
import org.promptrefinery.inference.Request;
import org.promptrefinery.inference.Sampling;
import org.promptrefinery.inference.openai.ScriptedServer.Answer;
import org.promptrefinery.inference.serving.Outcome;
import org.promptrefinery.inference.serving.Parcel;

class OpenAiChannelTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String HELLO = "{\"choices\":[{\"index\":0,\"message\":{\"content\":\"Hello\"},"
            + "\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":1}}";

    private static Request request(String text, int sample) {
        return new Request(List.of(Message.user(text)), Sampling.greedy(8), sample);
    }

    private static List<String> texts(Outcome outcome) {
        return ((Outcome.Answered) outcome)
                .replies().stream().map(reply -> ((Completion) reply).text()).toList();
    }

    @Test
    void oneRequestOneCall() throws Exception {
        try (ScriptedServer server = ScriptedServer.vllm()
                        .chat(_ -> new Answer(
                                200,
                                Map.of(
                                        "x-ratelimit-remaining-requests", "9",
                                        "x-ratelimit-reset-requests", "1s"),
                                HELLO.getBytes()));
                OpenAiChannel channel = server.open()) {
            Outcome.Answered answered = (Outcome.Answered) channel.send(Parcel.of(request("Hi", 0)), PATIENCE);
            assertThat(texts(answered)).containsExactly("Hello");
            assertThat(answered.allowance().requests()).hasValue(9);
            assertThat(answered.allowance().untilRequests()).contains(Duration.ofSeconds(1));
            assertThat(server.chats())
                    .containsExactly("{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],"
                            + "\"temperature\":0.0,\"max_tokens\":8}");
        }
    }

    @Test
    void samplesOfAConversationTravelTogether() throws Exception {
        String two = "{\"choices\":[{\"index\":1,\"message\":{\"content\":\"B\"}},"
                + "{\"index\":0,\"message\":{\"content\":\"A\"}}]}";
        try (ScriptedServer server = ScriptedServer.vllm().chat(200, two);
                OpenAiChannel channel = server.open()) {
            assertThat(texts(channel.send(draws(0.7), PATIENCE))).containsExactly("A", "B");
            assertThat(server.chats()).singleElement().asString().contains("\"n\":2");
        }
    }

    @Test
    void greedySamplesAreAskedOneByOneSinceVllmRefusesOthers() throws Exception {
        try (ScriptedServer server = ScriptedServer.vllm();
                OpenAiChannel channel = server.open()) {
            assertThat(channel.send(draws(0), PATIENCE)).isInstanceOf(Outcome.Rejected.class);
            assertThat(server.chats()).isEmpty();
        }
    }

    private static Parcel draws(double temperature) {
        List<Message> messages = List.of(Message.user("Hi"));
        Sampling sampling = new Sampling(temperature, 8, 1);
        return new Parcel(List.of(new Request(messages, sampling, 0), new Request(messages, sampling, 1)));
    }

    @Test
    void conversationsTravelTogether() throws Exception {
        String two = "{\"choices\":[{\"index\":0,\"message\":{\"content\":\"A\"}},"
                + "{\"index\":1,\"message\":{\"content\":\"B\"}}]}";
        try (ScriptedServer server = ScriptedServer.vllm().page("POST /v1/chat/completions/batch", 200, two);
                OpenAiChannel channel = server.open()) {
            Parcel parcel = new Parcel(List.of(request("1", 0), request("2", 0)));
            assertThat(texts(channel.send(parcel, PATIENCE))).containsExactly("A", "B");
            assertThat(server.chats()).isEmpty();
        }
    }

    @Test
    void whatAServerDoesNotTakeIsNotSent() throws Exception {
        try (ScriptedServer server = ScriptedServer.vllm().page("GET /v1/chat/completions/batch", 404, "");
                OpenAiChannel channel = server.open()) {
            Parcel parcel = new Parcel(List.of(request("1", 0), request("2", 0)));
            assertThat(channel.send(parcel, PATIENCE)).isInstanceOf(Outcome.Rejected.class);
            assertThat(server.asked("POST /v1/chat/completions/batch")).isEmpty();
        }
    }

    @Test
    void theNameOfTheLimitIsLearnedOnce() throws Exception {
        String refusal = "{\"error\":{\"message\":\"Unsupported parameter: 'max_tokens' is not supported with this"
                + " model. Use 'max_completion_tokens' instead.\",\"code\":\"unsupported_parameter\"}}";
        try (ScriptedServer server = ScriptedServer.vllm()
                        .chat(asked -> asked.body().contains("\"max_tokens\"")
                                ? Answer.of(400, refusal)
                                : Answer.of(200, HELLO));
                OpenAiChannel channel = server.open()) {
            assertThat(texts(channel.send(Parcel.of(request("Hi", 0)), PATIENCE)))
                    .containsExactly("Hello");
            assertThat(texts(channel.send(Parcel.of(request("Ho", 0)), PATIENCE)))
                    .containsExactly("Hello");
            assertThat(server.chats()).hasSize(3);
            assertThat(server.chats().getLast()).contains("\"max_completion_tokens\":8");
        }
    }

    @Test
    void aServerWithoutSchemasAnswersFreely() throws Exception {
        Request held = new Request(
                List.of(Message.user("Hi")),
                Sampling.greedy(8),
                0,
                Optional.of(new Constraint.Schema("{\"type\":\"object\"}")));
        try (ScriptedServer server = ScriptedServer.vllm()
                        .chat(asked -> asked.body().contains("response_format")
                                ? Answer.of(
                                        400, "{\"error\":{\"message\":\"This response_format type is unavailable\"}}")
                                : Answer.of(200, HELLO));
                OpenAiChannel channel = server.open()) {
            assertThat(texts(channel.send(Parcel.of(held), PATIENCE))).containsExactly("Hello");
        }
    }

    @Test
    void aSchemaThatIsWrongIsNotDropped() throws Exception {
        Request held = new Request(
                List.of(Message.user("Hi")),
                Sampling.greedy(8),
                0,
                Optional.of(new Constraint.Schema("{\"type\":\"objekt\"}")));
        try (ScriptedServer server = ScriptedServer.vllm()
                        .chat(400, "{\"error\":{\"message\":\"Invalid schema for response_format 'answer'\"}}");
                OpenAiChannel channel = server.open()) {
            assertThat(channel.send(Parcel.of(held), PATIENCE))
                    .isEqualTo(new Outcome.Rejected("answered 400: Invalid schema for response_format 'answer'"));
            assertThat(server.chats()).hasSize(1);
        }
    }

    @Test
    void extraFieldsThatAreNoJsonFailTheRequest() throws Exception {
        Sampling sampling = new Sampling(0, 1, 8, 0, List.of(), "top_k: 20");
        try (ScriptedServer server = ScriptedServer.vllm();
                OpenAiChannel channel = server.open()) {
            Outcome outcome = channel.send(Parcel.of(new Request(List.of(Message.user("Hi")), sampling, 0)), PATIENCE);
            assertThat(((Outcome.Rejected) outcome).cause()).startsWith("'extra' of the model is no JSON");
            assertThat(server.chats()).isEmpty();
        }
    }

    @Test
    void aTrialFindsWhatTheServerReallyDoes() throws Exception {
        try (ScriptedServer server = ScriptedServer.vllm().chat(OpenAiChannelTest::modest);
                OpenAiChannel channel = server.open()) {
            Capabilities found = channel.tried();
            assertThat(found.samples()).isEqualTo(Support.NO);
            assertThat(found.logprobs()).isEqualTo(Support.NO);
            assertThat(found.schema()).isEqualTo(Support.YES);
            assertThat(found.seed()).isEqualTo(Support.YES);
            assertThat(found.labelling()).isEqualTo(Labelling.CHOICE);
        }
    }

    /** Holds to schemas and labels, and knows nothing else. */
    private static Answer modest(ScriptedServer.Asked asked) {
        if (asked.body().contains("\"n\":2")) {
            return Answer.of(400, "{\"error\":{\"message\":\"n must be 1\"}}");
        }
        if (asked.body().contains("json_schema")) {
            return Answer.of(200, HELLO.replace("Hello", "{\\\"n\\\":true}"));
        }
        return Answer.of(200, asked.body().contains("choice") ? HELLO.replace("Hello", "blue") : HELLO);
    }
}
