package org.promptrefinery.study;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.promptrefinery.inference.Completion;
import org.promptrefinery.inference.LanguageModel;
import org.promptrefinery.inference.ModelIdentity;
import org.promptrefinery.inference.Recipient;
import org.promptrefinery.inference.Reply;
import org.promptrefinery.inference.Request;

/** A model that keeps to a script and remembers what it was asked. */
final class Scripted implements LanguageModel {

    final List<List<Request>> batches = new ArrayList<>();
    final List<Request> asked = new ArrayList<>();
    int diesAfter = Integer.MAX_VALUE;

    private final String name;
    private final Function<Request, Reply> script;

    Scripted(String name, Function<Request, Reply> script) {
        this.name = name;
        this.script = script;
    }

    /** Finds a name, then says it, and obeys the style that either prompt tells it; see {@link Stage#chained}. */
    static Scripted relay() {
        return new Scripted(
                "relay",
                request -> said(
                        user(request).startsWith("Whom")
                                ? renamed(request, name(request))
                                : style(request, user(request).replace("Said: ", ""))));
    }

    static Completion said(String text) {
        return new Completion(text, 1, 1, Completion.Finish.STOP, Duration.ZERO, false);
    }

    static String user(Request request) {
        return request.messages().getLast().text();
    }

    private static String name(Request request) {
        return List.of("Romeo", "Juliet", "Hamlet", "Iago")
                .get(Integer.parseInt(user(request).replaceAll("\\D", "")) % 4);
    }

    private static String renamed(Request request, String name) {
        String system = request.messages().getFirst().text();
        boolean bob = system.contains("Use Bob") && name.equals("Romeo");
        return bob ? "Bob" : system.contains("Use Alice") && name.equals("Juliet") ? "Alice" : name;
    }

    private static String style(Request request, String name) {
        String system = request.messages().getFirst().text();
        String said = renamed(request, name);
        return system.contains("one word") || system.contains("only the answer") ? said : "It was " + said + ".";
    }

    Reply reply(Request request) {
        return script.apply(request);
    }

    @Override
    public ModelIdentity identity() {
        return new ModelIdentity(name, "1");
    }

    @Override
    public void complete(List<Request> requests, Recipient recipient) {
        batches.add(List.copyOf(requests));
        for (int i = 0; i < requests.size() && !recipient.callsOff(); i++) {
            if (asked.size() >= diesAfter) {
                throw new Actor.Killed();
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
}
