package org.promptrefinery.inference.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.promptrefinery.inference.Constraint;
import org.promptrefinery.inference.Message;
import org.promptrefinery.inference.Request;
import org.promptrefinery.inference.Sampling;

class ChatBodyTest {

    private static final List<Message> TALK = List.of(Message.system("Be \"brief\"."), Message.user("Hi\nthere"));

    private static ChatBody bodies(Labelling labelling) {
        return new ChatBody("m", labelling);
    }

    private static String body(Request request) {
        return bodies(Labelling.FREE).of(request, 1, Dialect.USUAL);
    }

    private static Request request(Sampling sampling) {
        return new Request(TALK, sampling, 0);
    }

    private static String held(Labelling labelling, Constraint constraint) {
        Request request = new Request(List.of(Message.user("Q")), Sampling.greedy(9), 0, Optional.of(constraint));
        return bodies(labelling).of(request, 1, Dialect.USUAL);
    }

    @Test
    void saysNoMoreThanNeeded() {
        assertThat(body(request(Sampling.greedy(64)))).isEqualTo("""
                        {"model":"m","messages":[{"role":"system","content":"Be \\"brief\\"."},\
                        {"role":"user","content":"Hi\\nthere"}],"temperature":0.0,"max_tokens":64}""");
    }

    @Test
    void saysAllOfTheSampling() {
        Sampling sampling = new Sampling(0.7, 0.9, 5, 42, List.of("\n", "END"), "");
        assertThat(bodies(Labelling.FREE).of(new Request(TALK.subList(1, 2), sampling, 3), 4, Dialect.USUAL))
                .isEqualTo("""
                        {"model":"m","messages":[{"role":"user","content":"Hi\\nthere"}],"n":4,"temperature":0.7,\
                        "top_p":0.9,"max_tokens":5,"seed":%d,"stop":["\\n","END"]}""".formatted(ChatBody.seed(42, 3)));
    }

    @Test
    void samplesHaveSeedsOfTheirOwnThatNoServerRefuses() {
        assertThat(List.of(ChatBody.seed(1, 0), ChatBody.seed(1, 1), ChatBody.seed(2, 0)))
                .doesNotHaveDuplicates()
                .allMatch(seed -> seed >= 0);
        assertThat(ChatBody.seed(1, 0)).isEqualTo(ChatBody.seed(1, 0));
    }

    @Test
    void extraFieldsWin() throws Exception {
        String extra =
                "{\"top_k\":20,\"temperature\":1,\"model\":\"other\",\"chat_template_kwargs\":{\"thinking\":false}}";
        String body = body(request(new Sampling(0, 1, 5, 0, List.of(), extra)));
        JsonNode json = Json.read(body);
        assertThat(json.path("top_k").intValue()).isEqualTo(20);
        assertThat(json.path("temperature").intValue()).isEqualTo(1);
        assertThat(json.path("model").textValue()).isEqualTo("other");
        assertThat(json.at("/chat_template_kwargs/thinking").isBoolean()).isTrue();
        assertThat(body.split("\"temperature\"", -1)).as("said once").hasSize(2);
    }

    @Test
    void ownLimitOfTheUserStandsAlone() throws Exception {
        String extra = "{\"max_completion_tokens\":900}";
        JsonNode json = Json.read(body(request(new Sampling(0, 1, 5, 0, List.of(), extra))));
        assertThat(json.has("max_tokens")).isFalse();
        assertThat(json.path("max_completion_tokens").intValue()).isEqualTo(900);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [1]        | must be a JSON object, not [1]
            {"top_k":  | is no JSON
            """)
    void extraFieldsMustBeAnObject(String extra, String complaint) {
        assertThatThrownBy(() -> body(request(new Sampling(0, 1, 5, 0, List.of(), extra))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'extra'")
                .hasMessageContaining(complaint);
    }

    @Test
    void schemaIsStrict() {
        assertThat(held(Labelling.FREE, new Constraint.Schema("{\"type\": \"object\"}")))
                .endsWith("""
                        "max_tokens":9,"response_format":{"type":"json_schema","json_schema":{"name":"answer",\
                        "strict":true,"schema":{"type":"object"}}}}""");
    }

    @Test
    void labelsAreSaidAsEachEngineWantsThem() {
        Constraint labels = new Constraint.Labels(List.of("a+b", "say \"no\""));
        assertThat(held(Labelling.CHOICE, labels))
                .endsWith("\"structured_outputs\":{\"choice\":[\"a+b\",\"say \\\"no\\\"\"]}}");
        assertThat(held(Labelling.GUIDED_CHOICE, labels)).endsWith("\"guided_choice\":[\"a+b\",\"say \\\"no\\\"\"]}");
        assertThat(held(Labelling.REGEX, labels)).endsWith("\"regex\":\"(a\\\\+b|say \\\"no\\\")\"}");
        assertThat(held(Labelling.GRAMMAR, labels))
                .endsWith("\"grammar\":\"root ::= \\\"a+b\\\"|\\\"say \\\\\\\"no\\\\\\\"\\\"\"}");
        assertThat(held(Labelling.FREE, labels)).endsWith("\"max_tokens\":9}");
    }

    @Test
    void conversationsTravelTogether() {
        List<Request> requests = List.of(
                new Request(List.of(Message.user("1")), Sampling.greedy(9), 0),
                new Request(List.of(Message.user("2")), Sampling.greedy(9), 0));
        assertThat(bodies(Labelling.FREE).ofAll(requests, Dialect.USUAL)).isEqualTo("""
                        {"model":"m","messages":[[{"role":"user","content":"1"}],[{"role":"user","content":"2"}]],\
                        "temperature":0.0,"max_tokens":9}""");
    }

    @Test
    void answerToBeScoredIsLeftOpen() {
        assertThat(bodies(Labelling.CHOICE)
                        .ending(new Request(List.of(Message.user("Q")), Sampling.greedy(9), 0), "yes"))
                .isEqualTo("""
                        {"model":"m","messages":[{"role":"user","content":"Q"},{"role":"assistant","content":"yes"}],\
                        "temperature":0.0,"max_tokens":1,"continue_final_message":true,"add_generation_prompt":false,\
                        "prompt_logprobs":0}""");
    }

    @Test
    void answersToBeScoredKeepOnlyWhatConcernsTheConversation() throws Exception {
        String extra = "{\"max_tokens\":900,\"n\":4,\"chat_template_kwargs\":{\"thinking\":false}}";
        Request request = new Request(TALK, new Sampling(0, 1, 5, 0, List.of(), extra), 0);
        JsonNode json = Json.read(bodies(Labelling.CHOICE).ending(request, "yes"));
        assertThat(json.path("max_tokens").intValue()).isEqualTo(1);
        assertThat(json.has("n")).isFalse();
        assertThat(json.at("/chat_template_kwargs/thinking").isBoolean()).isTrue();
    }
}
