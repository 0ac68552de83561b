package org.promptrefinery.inference.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.promptrefinery.inference.Completion;
import org.promptrefinery.inference.Completion.Finish;
import org.promptrefinery.inference.Failure;
import org.promptrefinery.inference.Message;
import org.promptrefinery.inference.Reply;
import org.promptrefinery.inference.Request;
import org.promptrefinery.inference.Sampling;
import org.promptrefinery.inference.serving.Outcome;

class ChatReplyTest {

    private static final Duration LATENCY = Duration.ofMillis(5);

    /** 8 bytes, so an estimate of 2 tokens. */
    private static final Request REQUEST = request("12345678");

    private static Request request(String text) {
        return new Request(List.of(Message.user(text)), Sampling.greedy(10), 0);
    }

    private static Outcome read(List<Request> requests, boolean many, String json) {
        try {
            HttpHeaders none = HttpHeaders.of(Map.of(), (_, _) -> true);
            return ChatReply.of(requests, many, new Answer.Content(Json.read(json), none), LATENCY);
        } catch (JsonProcessingException wrong) {
            throw new AssertionError(wrong);
        }
    }

    private static Completion one(String json) {
        return (Completion) ((Outcome.Answered) read(List.of(REQUEST), false, json))
                .replies()
                .getFirst();
    }

    private static List<Reply> samples(int count, String json) {
        List<Request> requests = IntStream.range(0, count)
                .mapToObj(i -> new Request(REQUEST.messages(), REQUEST.sampling(), i))
                .toList();
        return ((Outcome.Answered) read(requests, false, json)).replies();
    }

    private static String message(String message, String rest) {
        return "{\"choices\":[{\"index\":0,\"message\":" + message + ",\"finish_reason\":\"stop\"}]" + rest + "}";
    }

    @Test
    void readsAnAnswer() {
        String usage = ",\"usage\":{\"prompt_tokens\":11,\"completion_tokens\":3}";
        assertThat(one(message("{\"role\":\"assistant\",\"content\":\" Bob\\n\",\"reasoning_content\":\"hm\"}", usage)))
                .isEqualTo(new Completion(" Bob\n", 11, 3, Finish.STOP, LATENCY, false));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"content":null,"reasoning_content":"hm"}                           | ''
            {"content":null,"refusal":"I will not."}                            | I will not.
            {"content":"","refusal":"I will not."}                              | I will not.
            {"content":"Yes","refusal":null}                                    | Yes
            {"content":[{"type":"text","text":"Y"},{"type":"text","text":"es"}]} | Yes
            {"role":"assistant"}                                                | ''
            """)
    void contentComesInManyForms(String message, String text) {
        assertThat(one(message(message, "")).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"stop,STOP", "length,LENGTH", "content_filter,OTHER", "tool_calls,OTHER", "eos_token,STOP", "'',OTHER"})
    void finishReasons(String reason, Finish finish) {
        String json = "{\"choices\":[{\"message\":{\"content\":\"x\"},\"finish_reason\":\"" + reason + "\"}]}";
        assertThat(one(json).finish()).isEqualTo(finish);
    }

    @Test
    void abortedAnswersAreNone() {
        String json = "{\"choices\":[{\"message\":{\"content\":\"ha\"},\"finish_reason\":\"abort\"}]}";
        assertThat(((Outcome.Answered) read(List.of(REQUEST), false, json)).replies())
                .singleElement()
                .isEqualTo(new Failure("the server gave up in the middle of the answer", Failure.Kind.UNANSWERED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "7",
                "{\"choices\":[]}",
                "{\"choices\":null}",
                "{\"choices\":[{}]}",
                "{\"choices\":[null]}",
                "{\"choices\":{\"a\":1}}"
            })
    void withoutAChoiceItIsBroken(String json) {
        assertThat(read(List.of(REQUEST), false, json)).isInstanceOf(Outcome.Broken.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",\"usage\":null",
                ",\"usage\":{\"prompt_tokens\":-1,\"completion_tokens\":-7}",
                ",\"usage\":{\"prompt_tokens\":0,\"completion_tokens\":0}",
                ",\"usage\":{\"prompt_tokens\":99999999999,\"completion_tokens\":11}",
                ",\"usage\":{\"prompt_tokens\":\"many\",\"completion_tokens\":null}"
            })
    void usageThatCannotBeIsEstimated(String usage) {
        Completion completion = one(message("{\"content\":\"123456789\"}", usage));
        assertThat(completion.promptTokens()).isEqualTo(2);
        assertThat(completion.completionTokens()).isEqualTo(3);
    }

    @Test
    void anEmptyAnswerMayCostNothing() {
        String usage = ",\"usage\":{\"prompt_tokens\":4,\"completion_tokens\":0}";
        assertThat(one(message("{\"content\":\"\"}", usage)).completionTokens()).isZero();
    }

    @Test
    void choicesFindTheirRequestByIndex() {
        List<Reply> replies = samples(3, """
                {"choices":[{"index":2,"message":{"content":"cccc"}},{"index":0,"message":{"content":"aaaaaaaa"}}],
                "usage":{"prompt_tokens":10,"completion_tokens":3}}""");
        assertThat(((Completion) replies.get(0)).text()).isEqualTo("aaaaaaaa");
        assertThat(replies.get(1)).isEqualTo(new Failure("the server left out choice 1", Failure.Kind.UNANSWERED));
        assertThat(((Completion) replies.get(2)).text()).isEqualTo("cccc");
    }

    @Test
    void choicesOfOneIndexAreTakenInOrder() {
        List<Reply> replies = samples(
                2,
                "{\"choices\":[{\"index\":0,\"message\":{\"content\":\"a\"}},"
                        + "{\"index\":0,\"message\":{\"content\":\"b\"}}]}");
        assertThat(replies).extracting(reply -> ((Completion) reply).text()).containsExactly("a", "b");
    }

    @Test
    void usageIsSharedOutWithNothingLost() {
        List<Request> two = List.of(request("1234567890"), request("12345"));
        Outcome outcome = read(two, true, """
                {"choices":[{"index":0,"message":{"content":"a"}},{"index":1,"message":{"content":"aaa"}}],
                "usage":{"prompt_tokens":31,"completion_tokens":8}}""");
        List<Reply> replies = ((Outcome.Answered) outcome).replies();
        assertThat(replies)
                .extracting(reply -> ((Completion) reply).promptTokens())
                .containsExactly(21, 10);
        assertThat(replies)
                .extracting(reply -> ((Completion) reply).completionTokens())
                .containsExactly(2, 6);
    }
}
