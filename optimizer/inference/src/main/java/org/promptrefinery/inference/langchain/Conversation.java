package org.promptrefinery.inference.langchain;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import java.util.List;
import java.util.Optional;
import org.promptrefinery.inference.Constraint;
import org.promptrefinery.inference.Message;
import org.promptrefinery.inference.Request;
import org.promptrefinery.inference.Sampling;

/** Requests as LangChain4j takes them. */
final class Conversation {

    private Conversation() {}

    /**
     * A request in their words. Labels are not held to: none of these servers can compare them.
     *
     * @throws IllegalArgumentException when it cannot be asked, such as for a blank message
     */
    static ChatRequest of(Request request, Api api) {
        Sampling sampling = request.sampling();
        ChatRequest.Builder builder =
                ChatRequest.builder().messages(messages(request.messages())).maxOutputTokens(sampling.maxTokens());
        if (api.says(sampling.temperature())) {
            builder.temperature(sampling.temperature());
        }
        if (sampling.topP() < 1) {
            builder.topP(sampling.topP());
        }
        if (!sampling.stop().isEmpty()) {
            builder.stopSequences(sampling.stop());
        }
        format(request.constraint()).ifPresent(builder::responseFormat);
        return builder.build();
    }

    /** These servers answer to users only, so what nobody says is said by one. */
    private static List<ChatMessage> messages(List<Message> messages) {
        boolean unspoken = messages.stream().allMatch(message -> message.speaker() == Message.Speaker.SYSTEM);
        return messages.stream()
                .map(message -> unspoken ? UserMessage.from(message.text()) : message(message))
                .toList();
    }

    private static ChatMessage message(Message message) {
        return switch (message.speaker()) {
            case SYSTEM -> SystemMessage.from(message.text());
            case USER -> UserMessage.from(message.text());
            case ASSISTANT -> AiMessage.from(message.text());
        };
    }

    private static Optional<ResponseFormat> format(Optional<Constraint> constraint) {
        return constraint.flatMap(held -> switch (held) {
            case Constraint.Schema schema -> Optional.of(json(schema.json()));
            case Constraint.Labels labels -> Optional.empty();
        });
    }

    private static ResponseFormat json(String schema) {
        return ResponseFormat.builder()
                .type(ResponseFormatType.JSON)
                .jsonSchema(JsonSchema.builder()
                        .name("answer")
                        .rootElement(JsonRawSchema.from(SchemaDialect.of(schema)))
                        .build())
                .build();
    }
}
