package org.promptrefinery.study;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.promptrefinery.inference.Completion;
import org.promptrefinery.inference.Failure;
import org.promptrefinery.inference.LanguageModel;
import org.promptrefinery.inference.Message;
import org.promptrefinery.inference.ModelIdentity;
import org.promptrefinery.inference.Recipient;
import org.promptrefinery.inference.Reply;
import org.promptrefinery.inference.Request;

/**
 * A model that names whom the question says, in a sentence unless told otherwise, and obeys two wordings of a rename.
 */
final class Actor implements LanguageModel {

    private static final Map<String, String> STYLE = Map.of("Romeo", "Bob", "Juliet", "Alice");

    final List<Request> asked = new ArrayList<>();
    int diesAfter = Integer.MAX_VALUE;

    /** Questions that are refused. */
    Predicate<String> silent = _ -> false;

    /** Questions that fail in vain. */
    Predicate<String> unanswered = _ -> false;

    /** Tokens that it takes for the answer to a request. */
    ToIntFunction<Request> tokensOut = _ -> 1;

    /** Tokens written so far. */
    int written;

    /** The end of a process, as far as a test can have it. */
    static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    @Override
    public ModelIdentity identity() {
        return new ModelIdentity("actor", "1");
    }

    @Override
    public void complete(List<Request> requests, Recipient recipient) {
        for (int i = 0; i < requests.size() && !recipient.callsOff(); i++) {
            if (asked.size() >= diesAfter) {
                throw new Killed();
            }
            asked.add(requests.get(i));
            recipient.take(i, reply(requests.get(i)));
        }
    }

    @Override
    public int countTokens(String text) {
        return text.split("\\s+").length;
    }

    @Override
    public void close() {}

    private Reply reply(Request request) {
        if (silent.test(request.messages().getLast().text())) {
            return new Failure("too long");
        }
        if (unanswered.test(request.messages().getLast().text())) {
            return new Failure("time-out", Failure.Kind.UNANSWERED);
        }
        String system = request.messages().getFirst().speaker() == Message.Speaker.SYSTEM
                ? request.messages().getFirst().text()
                : "";
        String[] words = request.messages().getLast().text().replace("?", "").split(" ");
        String name = new String[] {"Romeo", "Juliet", "Hamlet", "Iago"}[Integer.parseInt(words[words.length - 1]) % 4];
        String other = STYLE.getOrDefault(name, name);
        boolean told = system.contains("Use " + other + " instead of " + name)
                || system.contains("Replace " + name + " with " + other);
        String said = told ? other : name;
        boolean bare = system.contains("one word") || system.contains("only the answer");
        String text = bare ? said : "It was " + said + " of course.";
        int tokens = tokensOut.applyAsInt(request);
        written += tokens;
        return new Completion(text, 1, tokens, Completion.Finish.STOP, Duration.ZERO, false);
    }
}
