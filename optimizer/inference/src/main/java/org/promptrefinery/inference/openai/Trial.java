package org.promptrefinery.inference.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.promptrefinery.inference.Constraint;
import org.promptrefinery.inference.Message;
import org.promptrefinery.inference.ModelUnavailable;
import org.promptrefinery.inference.Request;
import org.promptrefinery.inference.Sampling;
import org.promptrefinery.inference.serving.Outcome;

/** Tries out with a few short completions what a server can do. */
final class Trial {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final List<Message> HELLO = List.of(Message.user("Say hello."));
    private static final String LOGPROBS = "{\"logprobs\":true,\"top_logprobs\":1}";
    private static final String SCHEMA = "{\"type\":\"object\",\"properties\":{\"n\":{\"type\":\"boolean\"}},"
            + "\"required\":[\"n\"],\"additionalProperties\":false}";

    /** Nothing that anybody would answer to the greeting. */
    private static final List<String> LABELS = List.of("blue", "seven");

    private final Dialogue dialogue;
    private final LabelScoring scoring;
    private final String base;

    Trial(Dialogue dialogue, LabelScoring scoring, String base) {
        this.dialogue = dialogue;
        this.scoring = scoring;
        this.base = base;
    }

    /** @throws ModelUnavailable when the server does not answer the simplest request */
    Capabilities of(Capabilities probed) throws InterruptedException {
        if (ask(Sampling.greedy(1), 1) instanceof Answer.None(Outcome outcome, ErrorBody _)) {
            throw new ModelUnavailable(base + " does not answer: " + cause(outcome));
        }
        return new Capabilities(
                probed.engine(),
                probed.version(),
                probed.root(),
                probed.context(),
                probed.models(),
                probed.batch(),
                samples(),
                logprobs(),
                schema(),
                seed(),
                labelling(probed),
                probed.metrics());
    }

    private Support samples() throws InterruptedException {
        return found(ask(new Sampling(1, 1, 7), 2), json -> json.path("choices").size() == 2);
    }

    private Support logprobs() throws InterruptedException {
        Sampling sampling = new Sampling(0, 1, 1, 0, List.of(), LOGPROBS);
        return found(ask(sampling, 1), json -> !json.at("/choices/0/logprobs/content")
                .isEmpty());
    }

    private Support schema() throws InterruptedException {
        Answer answer = dialogue.ask(request(Sampling.greedy(32), new Constraint.Schema(SCHEMA)), 1, PATIENCE);
        return found(answer, json -> fits(text(json)));
    }

    /** By chance, a sure model says the same without a seed too; then nothing is lost either. */
    private Support seed() throws InterruptedException {
        Sampling sampling = new Sampling(1, 16, 7);
        return ask(sampling, 1) instanceof Answer.Content first
                ? found(ask(sampling, 1), json -> text(json).equals(text(first.json())))
                : Support.UNKNOWN;
    }

    private Labelling labelling(Capabilities probed) throws InterruptedException {
        Labelling restriction = probed.restriction();
        if (probed.labelling() == Labelling.SCORED && scoring.test(PATIENCE) instanceof Outcome.Answered) {
            return Labelling.SCORED;
        }
        Answer answer = dialogue.ask(request(Sampling.greedy(8), new Constraint.Labels(LABELS)), 1, PATIENCE);
        boolean held = found(answer, json -> LABELS.contains(text(json))) == Support.YES;
        return held ? restriction : Labelling.FREE;
    }

    private Answer ask(Sampling sampling, int samples) throws InterruptedException {
        return dialogue.ask(new Request(HELLO, sampling, 0), samples, PATIENCE);
    }

    private static Request request(Sampling sampling, Constraint constraint) {
        return new Request(HELLO, sampling, 0, Optional.of(constraint));
    }

    private static Support found(Answer answer, Predicate<JsonNode> sign) {
        return switch (answer) {
            case Answer.Content content -> Support.of(sign.test(content.json()));
            case Answer.None(Outcome.Rejected _, ErrorBody _) -> Support.NO;
            case Answer.None _ -> Support.UNKNOWN;
        };
    }

    private static String text(JsonNode json) {
        return json.at("/choices/0/message/content").asText("");
    }

    private static boolean fits(String text) {
        try {
            return Json.read(text).path("n").isBoolean();
        } catch (JsonProcessingException _) {
            return false;
        }
    }

    private static String cause(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Answered _ -> "";
            case Outcome.Throttled throttled -> throttled.cause();
            case Outcome.Broken broken -> broken.cause();
            case Outcome.Rejected rejected -> rejected.cause();
            case Outcome.Unusable unusable -> unusable.cause();
        };
    }
}
