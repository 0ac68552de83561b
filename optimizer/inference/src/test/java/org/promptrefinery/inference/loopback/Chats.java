package org.promptrefinery.inference.loopback;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Chat completions as servers write them. */
public final class Chats {

    static final String PATH = "/v1/chat/completions";
    static final String BATCH_PATH = PATH + "/batch";

    private static final int CHARACTERS_A_TOKEN = 4;

    private Chats() {}

    /** An answer with one choice. */
    public static Answer of(String text) {
        return of(List.of(text), tokens(text), tokens(text));
    }

    /** An answer with some choices, and what it says that was read and written. */
    public static Answer of(List<String> texts, long promptTokens, long completionTokens) {
        return Answer.json(200, document(choices(texts), usage(promptTokens, completionTokens)));
    }

    /** A whole document with these choices and this usage, both in JSON. */
    public static String document(String choices, String usage) {
        return "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion\",\"created\":1764000000,\"model\":\"m\",\"choices\":"
                + choices + ",\"usage\":" + usage + "}";
    }

    /** Choices of these texts in JSON. */
    public static String choices(List<String> texts) {
        StringBuilder json = new StringBuilder("[");
        for (int i = 0; i < texts.size(); i++) {
            json.append(i == 0 ? "" : ",")
                    .append("{\"index\":")
                    .append(i)
                    .append(",\"message\":{\"role\":\"assistant\",\"content\":\"")
                    .append(JsonStringEncoder.getInstance().quoteAsString(texts.get(i)))
                    .append("\"},\"logprobs\":null,\"finish_reason\":\"stop\"}");
        }
        return json.append(']').toString();
    }

    /** Usage in JSON. */
    public static String usage(long promptTokens, long completionTokens) {
        return "{\"prompt_tokens\":" + promptTokens + ",\"total_tokens\":" + (promptTokens + completionTokens)
                + ",\"completion_tokens\":" + completionTokens + "}";
    }

    /** How many completions a call asks for: samples, or conversations of a batch. */
    static int asked(Call call) {
        if (call.path().equals(BATCH_PATH)) {
            return call.json().path("messages").size();
        }
        return call.body().contains("\"n\":") ? call.json().path("n").asInt(1) : 1;
    }

    /** What a model says to each conversation and sample of a call. */
    static Answer said(Call call, Function<Conversation, String> model) {
        JsonNode json = call.json();
        JsonNode messages = json.path("messages");
        List<Conversation> conversations = new ArrayList<>();
        if (call.path().equals(BATCH_PATH)) {
            messages.forEach(one -> conversations.add(Conversation.of(one, 0)));
        } else {
            for (int sample = 0; sample < json.path("n").asInt(1); sample++) {
                conversations.add(Conversation.of(messages, sample));
            }
        }
        List<String> texts = conversations.stream().map(model).toList();
        long read = conversations.stream()
                .flatMap(one -> one.turns().stream())
                .mapToLong(turn -> tokens(turn.text()))
                .sum();
        return of(
                texts,
                call.path().equals(BATCH_PATH) ? read : read / texts.size(),
                texts.stream().mapToLong(Chats::tokens).sum());
    }

    static long tokens(String text) {
        return (text.length() + CHARACTERS_A_TOKEN - 1) / CHARACTERS_A_TOKEN;
    }
}
