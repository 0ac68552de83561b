package org.promptrefinery.evaluators.judge;

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

/** A judge that says what a test wants it to, and remembers what it was asked. */
final class ScriptedJudge implements LanguageModel {

    final List<List<Request>> rounds = new ArrayList<>();
    private final Function<Request, Reply> script;

    ScriptedJudge(Function<Request, Reply> script) {
        this.script = script;
    }

    /** A judge that always answers; of the text, {@code ID} becomes the dossier's id. */
    static ScriptedJudge saying(Function<Request, String> script) {
        return new ScriptedJudge(request -> said(script.apply(request).replace("ID", id(request))));
    }

    static Completion said(String text) {
        return new Completion(text, 1, 1, Completion.Finish.STOP, Duration.ZERO, false);
    }

    static Completion cut(String text) {
        return new Completion(text, 1, 1, Completion.Finish.LENGTH, Duration.ZERO, false);
    }

    static String page(Request request) {
        return request.messages().getLast().text();
    }

    static String id(Request request) {
        return page(request).lines().findFirst().orElseThrow().substring("ID: ".length());
    }

    @Override
    public ModelIdentity identity() {
        return new ModelIdentity("scripted", "f1");
    }

    @Override
    public void complete(List<Request> requests, Recipient recipient) {
        rounds.add(requests);
        for (int i = 0; i < requests.size(); i++) {
            recipient.take(i, script.apply(requests.get(i)));
        }
    }

    @Override
    public int countTokens(String text) {
        return text.length();
    }

    @Override
    public void close() {}
}
