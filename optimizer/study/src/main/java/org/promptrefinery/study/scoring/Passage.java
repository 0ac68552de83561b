package org.promptrefinery.study.scoring;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.Delivery;
import org.promptrefinery.inference.Completion;
import org.promptrefinery.inference.Failure;
import org.promptrefinery.inference.Reply;
import org.promptrefinery.inference.Request;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.Prompt;

/** A case on its way through a chain of prompts; it ends with the answer to the last one, or the first failure. */
final class Passage {

    private final Chain chain;
    private final Case subject;
    private final int sample;
    private final List<Completion> completions = new ArrayList<>();
    private Optional<Failure> failure = Optional.empty();

    Passage(Chain chain, Case subject, int sample) {
        this.chain = chain;
        this.subject = subject;
        this.sample = sample;
    }

    /** Whether there is more to ask. */
    boolean isOpen() {
        return left() > 0;
    }

    /** How many prompts are still to be asked. */
    int left() {
        return failure.isPresent() ? 0 : chain.size() - completions.size();
    }

    /** What is to be asked next. */
    Request request(Asking asking) {
        Map<String, String> inputs = new HashMap<>(subject.inputs());
        inputs.putAll(answers());
        Prompt prompt = chain.prompt(completions.size());
        return asking.request(prompt, asking.filled(prompt, subject, inputs), sample);
    }

    void hear(Reply reply) {
        switch (reply) {
            case Completion completion -> completions.add(completion);
            case Failure failed -> failure = Optional.of(failed);
        }
    }

    /** It is not asked, for a reason that is known before. */
    void leaveOut(Failure reason) {
        failure = Optional.of(reason);
    }

    /** How it ended. */
    Reply end() {
        return failure.isPresent() ? failure.get() : completions.getLast();
    }

    /** Answers to all prompts but the last, as far as there are any, by the names of the prompts. */
    Map<String, String> answers() {
        Map<String, String> answers = new HashMap<>();
        for (int i = 0; i < Math.min(completions.size(), chain.size() - 1); i++) {
            answers.put(chain.steps().get(i).name(), completions.get(i).text());
        }
        return answers;
    }

    /** How the last answer came about; what all of them took together. */
    Delivery delivery() {
        return new Delivery(
                Optional.of(completions.getLast().finish().name().toLowerCase(Locale.ROOT)),
                Optional.of(completions.stream().map(Completion::latency).reduce(Duration.ZERO, Duration::plus)),
                cost());
    }

    private OptionalDouble cost() {
        return completions.stream().allMatch(completion -> completion.cost().isPresent())
                ? OptionalDouble.of(completions.stream()
                        .mapToDouble(completion -> completion.cost().orElseThrow())
                        .sum())
                : OptionalDouble.empty();
    }
}
