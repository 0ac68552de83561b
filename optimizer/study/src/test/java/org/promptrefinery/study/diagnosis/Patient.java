package org.promptrefinery.study.diagnosis;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.promptrefinery.inference.Completion;
import org.promptrefinery.inference.LanguageModel;
import org.promptrefinery.inference.ModelIdentity;
import org.promptrefinery.inference.Recipient;
import org.promptrefinery.inference.Request;

/**
 * A model whose errors are of a known kind, which the question names: "form" is right in a sentence, "rename" says
 * Romeo unless the prompt tells it of Bob, "unknown" knows nothing but what is given, "chance" is wrong at the first
 * draw only, "random" is right at few draws only, and everything else it knows.
 */
final class Patient implements LanguageModel {

    /** Questions that must never be asked. */
    Set<String> forbidden = new HashSet<>();

    /** Whether it knows everything. */
    boolean wise;

    /** How often it was really asked. */
    int asked;

    private final String name;

    Patient(String name) {
        this.name = name;
    }

    @Override
    public ModelIdentity identity() {
        return new ModelIdentity(name, name);
    }

    @Override
    public void complete(List<Request> requests, Recipient recipient) {
        for (int i = 0; i < requests.size() && !recipient.callsOff(); i++) {
            String question = requests.get(i).messages().getLast().text();
            if (forbidden.contains(question)) {
                throw new AssertionError("a test case was asked: " + question);
            }
            asked++;
            String system = requests.get(i).messages().getFirst().text();
            String answer = wise
                    ? right(question)
                    : answer(question, system, requests.get(i).sample());
            int tokens = countTokens(system + " " + question);
            recipient.take(i, new Completion(answer, tokens, 1, Completion.Finish.STOP, Duration.ZERO, false));
        }
    }

    private static String answer(String question, String system, int sample) {
        String kind = question.split(" ", -1)[0];
        String right = right(question);
        boolean bare = system.contains("only the answer") || system.contains("word") || system.contains("Return just");
        return switch (kind) {
            case "form" -> bare ? right : "It is surely " + right + " there.";
            case "rename" -> system.contains("Romeo") && system.contains("Bob") ? "Bob" : "Romeo";
            case "unknown" -> system.contains("archive says " + right) ? right : "nobody";
            case "chance" -> sample == 0 ? "nobody" : right;
            case "random" -> sample == 1 ? right : "nobody";
            case "at-odds" -> "odd";
            default -> right;
        };
    }

    /** What the cases of the tests say is right. */
    private static String right(String question) {
        String[] words = question.split(" ", -1);
        return words[0].equals("rename") ? "Bob" : words[0].equals("at-odds") ? "odd" : "W" + words[1];
    }

    @Override
    public int countTokens(String text) {
        return text.split("\\s+").length;
    }

    @Override
    public void close() {}
}
