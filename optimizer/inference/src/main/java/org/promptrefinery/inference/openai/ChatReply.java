package org.promptrefinery.inference.openai;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.promptrefinery.inference.Completion;
import org.promptrefinery.inference.Completion.Finish;
import org.promptrefinery.inference.Failure;
import org.promptrefinery.inference.Reply;
import org.promptrefinery.inference.Request;
import org.promptrefinery.inference.serving.Outcome;

/** Reads what a server answers to a parcel. */
final class ChatReply {

    private ChatReply() {}

    /**
     * One reply per request, matched by the index of the choice. A choice that is missing fails that request only.
     *
     * @param manyConversations whether each request had a conversation of its own
     * @param latency of the call
     */
    static Outcome of(List<Request> requests, boolean manyConversations, Answer.Content answer, Duration latency) {
        @Nullable JsonNode[] choices = inOrder(answer.json().path("choices"), requests.size());
        if (Arrays.stream(choices).allMatch(choice -> choice == null || text(choice) == null)) {
            return new Outcome.Broken("answered without a choice that holds a message", Optional.empty());
        }
        List<String> texts = Arrays.stream(choices)
                .map(choice -> choice == null ? "" : Objects.requireNonNullElse(text(choice), ""))
                .toList();
        List<Request> conversations = manyConversations ? requests : requests.subList(0, 1);
        Usage usage = Usage.of(answer.json().path("usage"), conversations, texts);
        int[] read = shareOfPrompt(usage, requests);
        int[] written = Apportionment.of(
                usage.completion(), texts.stream().map(Usage::bytes).toList());
        List<Reply> replies = new ArrayList<>(requests.size());
        for (int i = 0; i < requests.size(); i++) {
            replies.add(reply(i, choices[i], new Usage(read[i], written[i]), latency));
        }
        return new Outcome.Answered(replies, RateHeaders.allowance(answer.headers(), Instant.now()));
    }

    private static int[] shareOfPrompt(Usage usage, List<Request> requests) {
        return requests.size() == 1
                ? new int[] {usage.prompt()}
                : Apportionment.of(
                        usage.prompt(), requests.stream().map(Usage::bytes).toList());
    }

    /** By their index; by their place where a server gives all the same index, or none. */
    private static @Nullable JsonNode[] inOrder(JsonNode choices, int size) {
        if (size == 1) {
            return new @Nullable JsonNode[] {choices.get(0)};
        }
        List<JsonNode> all = StreamSupport.stream(choices.spliterator(), false).toList();
        long indexes = all.stream()
                .mapToInt(one -> one.path("index").asInt(-1))
                .distinct()
                .count();
        boolean indexed = indexes == all.size()
                && all.stream().allMatch(one -> one.path("index").isInt());
        @Nullable JsonNode[] ordered = new @Nullable JsonNode[size];
        for (int i = 0; i < all.size(); i++) {
            int place = indexed ? all.get(i).path("index").intValue() : i;
            if (place >= 0 && place < size) {
                ordered[place] = all.get(i);
            }
        }
        return ordered;
    }

    private static Reply reply(int index, @Nullable JsonNode choice, Usage usage, Duration latency) {
        String text = choice == null ? null : text(choice);
        if (choice == null || text == null) {
            return new Failure("the server left out choice " + index, Failure.Kind.UNANSWERED);
        }
        String reason = choice.path("finish_reason").asText("");
        if (reason.equals("abort") || reason.equals("error")) {
            return new Failure("the server gave up in the middle of the answer", Failure.Kind.UNANSWERED);
        }
        return new Completion(text, usage.prompt(), usage.completion(), finish(reason), latency, false);
    }

    private static Finish finish(String reason) {
        return switch (reason) {
            case "stop", "eos", "eos_token", "stop_sequence", "end_turn" -> Finish.STOP;
            case "length", "max_tokens" -> Finish.LENGTH;
            default -> Finish.OTHER;
        };
    }

    /** What is said; a refusal is an answer too. Null where there is no message at all. */
    private static @Nullable String text(JsonNode choice) {
        JsonNode message = choice.path("message");
        if (!message.isObject()) {
            return choice.path("text").textValue();
        }
        JsonNode content = message.path("content");
        if (content.isArray()) {
            return String.join("", content.findValuesAsText("text"));
        }
        boolean silent = content.asText("").isEmpty();
        return silent && message.path("refusal").isTextual()
                ? message.path("refusal").textValue()
                : content.isTextual() ? content.textValue() : "";
    }
}
