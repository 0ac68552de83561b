package org.promptrefinery.inference.cache;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.promptrefinery.inference.Completion;
import org.promptrefinery.inference.Failure;
import org.promptrefinery.inference.LanguageModel;
import org.promptrefinery.inference.Message;
import org.promptrefinery.inference.ModelIdentity;
import org.promptrefinery.inference.ModelUnavailable;
import org.promptrefinery.inference.Recipient;
import org.promptrefinery.inference.Reply;
import org.promptrefinery.inference.Request;
import org.promptrefinery.inference.Sampling;

/** Answers with the text in capitals, for 0.25 a piece, and remembers what it was asked. */
class Parrot implements LanguageModel {

    static final Duration TINY = Duration.ofNanos(5);

    final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    String spec = "parrot:1";
    String fingerprint = "1";
    int diesAfter = Integer.MAX_VALUE;

    @Override
    public ModelIdentity identity() {
        return new ModelIdentity(spec, fingerprint);
    }

    @Override
    public void complete(List<Request> requests, Recipient recipient) {
        for (int i = 0; i < requests.size() && !recipient.callsOff(); i++) {
            recipient.take(i, reply(requests.get(i)));
        }
    }

    final Reply reply(Request request) {
        if (asked.size() >= diesAfter) {
            throw new ModelUnavailable("dead");
        }
        String text = request.messages().getLast().text();
        asked.add(text);
        return text.startsWith("mute") ? new Failure("no voice") : completion(text.toUpperCase(Locale.ROOT));
    }

    private static Completion completion(String text) {
        return new Completion(text, 1, 2, Completion.Finish.LENGTH, TINY, false, OptionalDouble.of(0.25));
    }

    @Override
    public int countTokens(String text) {
        return text.length();
    }

    @Override
    public void close() {}

    static String[] texts(int count) {
        return IntStream.range(0, count).mapToObj(i -> "q" + i).toArray(String[]::new);
    }

    static List<Request> requests(String... texts) {
        return Arrays.stream(texts).map(text -> request(text, 0, 8, 0)).toList();
    }

    static Request request(String text, double temperature, int maxTokens, int sample) {
        return new Request(List.of(Message.user(text)), new Sampling(temperature, maxTokens, 1), sample);
    }
}
