package org.promptrefinery.inference.langchain;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.promptrefinery.inference.Completion;
import org.promptrefinery.inference.Request;

/** Completions out of what LangChain4j makes of answers. */
final class Answers {

    private Answers() {}

    /** An answer without text is an empty text: a model may have nothing to say, or refuse to. */
    static Completion of(ChatResponse response, Request request, Api api, Duration latency) {
        String said = response.aiMessage().text();
        String text = said == null ? "" : said;
        TokenUsage usage = response.tokenUsage();
        int read = usage == null ? 0 : api.tokensRead(usage);
        int written = usage == null ? 0 : api.tokensWritten(usage);
        return new Completion(
                text,
                read > 0 ? read : estimate(request),
                written > 0 ? written : Counts.estimate(text),
                finish(response.finishReason()),
                latency,
                false);
    }

    private static int estimate(Request request) {
        return request.messages().stream()
                .mapToInt(message -> Counts.estimate(message.text()))
                .sum();
    }

    private static Completion.Finish finish(@Nullable FinishReason reason) {
        return switch (reason) {
            case STOP -> Completion.Finish.STOP;
            case LENGTH -> Completion.Finish.LENGTH;
            case null, default -> Completion.Finish.OTHER;
        };
    }
}
