package org.promptrefinery.inference.openai;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.promptrefinery.inference.Message;
import org.promptrefinery.inference.Request;

/**
 * Tokens of one call. Servers count wrongly or not at all; what cannot be is replaced by an estimate of a token for
 * four bytes, so that a budget still means something.
 *
 * @param prompt tokens read, for all conversations together
 * @param completion tokens written, for all choices together
 */
record Usage(int prompt, int completion) {

    private static final int BYTES_A_TOKEN = 4;

    /** A template adds marks to each message, and some add a preamble of their own. */
    private static final int MARKS = 64;

    private static final int PREAMBLE = 8192;

    /** Bound to what is written where the user's own fields may say otherwise than the sampling. */
    private static final long ANYTHING = 10_000_000;

    /**
     * What a server says, as far as it can be.
     *
     * @param usage what it says
     * @param conversations as sent
     * @param texts as answered
     */
    static Usage of(JsonNode usage, List<Request> conversations, List<String> texts) {
        long bytes = conversations.stream().mapToLong(Usage::bytes).sum();
        long marks = conversations.stream()
                .mapToLong(one -> PREAMBLE + MARKS * (long) one.messages().size())
                .sum();
        long written = texts.stream().mapToLong(Usage::bytes).sum();
        int prompt = plausible(usage.path("prompt_tokens"), bytes, bytes + marks);
        int completion = plausible(usage.path("completion_tokens"), written, most(conversations.getFirst(), texts));
        return new Usage(prompt, completion);
    }

    /** Bytes of a conversation, to share out what was read. */
    static long bytes(Request request) {
        long sum = 0;
        for (Message message : request.messages()) {
            sum += bytes(message.text());
        }
        return sum;
    }

    static long bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static long most(Request request, List<String> texts) {
        boolean overridden = !request.sampling().extra().isEmpty();
        return overridden ? ANYTHING : (long) request.sampling().maxTokens() * texts.size();
    }

    private static int plausible(JsonNode said, long bytes, long most) {
        long tokens = said.isNumber() ? said.asLong() : -1;
        boolean possible = tokens >= 0 && tokens <= most && (tokens > 0 || bytes == 0);
        return (int) Math.min(possible ? tokens : (bytes + BYTES_A_TOKEN - 1) / BYTES_A_TOKEN, Integer.MAX_VALUE);
    }
}
