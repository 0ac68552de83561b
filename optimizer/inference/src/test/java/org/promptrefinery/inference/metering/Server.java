package org.promptrefinery.inference.metering;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.promptrefinery.inference.Completion;
import org.promptrefinery.inference.LanguageModel;
import org.promptrefinery.inference.ModelIdentity;
import org.promptrefinery.inference.Recipient;
import org.promptrefinery.inference.Reply;
import org.promptrefinery.inference.Request;

/** Answers as a test says, and remembers what it was asked. */
final class Server implements LanguageModel {

    final List<Request> asked = Collections.synchronizedList(new ArrayList<>());
    final List<Integer> batches = Collections.synchronizedList(new ArrayList<>());
    Function<Request, Reply> answer = _ -> completion(1, 1);
    boolean reversed;

    static Completion completion(int in, int out) {
        return new Completion("x", in, out, Completion.Finish.STOP, Duration.ZERO, false);
    }

    @Override
    public ModelIdentity identity() {
        return new ModelIdentity("server", "1");
    }

    @Override
    public void complete(List<Request> requests, Recipient recipient) {
        batches.add(requests.size());
        for (int i = 0; i < requests.size() && !recipient.callsOff(); i++) {
            int index = reversed ? requests.size() - 1 - i : i;
            asked.add(requests.get(index));
            Thread.yield();
            recipient.take(index, answer.apply(requests.get(index)));
        }
    }

    @Override
    public int countTokens(String text) {
        return text.length();
    }

    @Override
    public void close() {}
}
