package org.promptrefinery.inference.openai;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.promptrefinery.inference.Completion;
import org.promptrefinery.inference.Constraint;
import org.promptrefinery.inference.Message;
import org.promptrefinery.inference.Reply;
import org.promptrefinery.inference.Request;
import org.promptrefinery.inference.Sampling;
import org.promptrefinery.inference.http.Breakage;
import org.promptrefinery.inference.serving.Allowance;
import org.promptrefinery.inference.serving.Outcome;
import org.promptrefinery.inference.serving.Parcel;

/**
 * Finds the label that a model holds for most probable: each label is sent as the beginning of the answer, and vLLM
 * says how probable each token of the prompt was. Compared are total log probabilities of the labels, as {@code acc} of
 * lm-evaluation-harness does (Gao et al. 2021), which is what the model would say if it had to say one of them; a mean
 * over tokens would favour long labels whose ends follow from their beginnings.
 *
 * <p>Tokens that all labels have in common, which is at least the conversation, add the same to each sum, whatever way
 * the text is cut into tokens at the seam; so only what follows them is summed, and no prompt without a label is
 * needed. Labels are sent one after the other, so that one request of ours is one in flight at the server.
 */
final class LabelScoring {

    private static final List<String> TEST_LABELS = List.of("yes", "no");
    private static final Request TEST =
            new Request(List.of(Message.user("Yes or no?")), Sampling.greedy(1), 0, Optional.empty());

    private final Exchange exchange;
    private final ChatBody bodies;
    private final ReentrantLock testing = new ReentrantLock();
    private volatile @Nullable Outcome tested;

    LabelScoring(Exchange exchange, ChatBody bodies) {
        this.exchange = exchange;
        this.bodies = bodies;
    }

    /** Whether no label begins another, which would always be the more probable one. */
    static boolean comparable(Constraint.Labels labels) {
        List<String> texts = labels.labels().stream().map(String::strip).toList();
        return IntStream.range(0, texts.size()).allMatch(i -> IntStream.range(0, texts.size())
                .allMatch(j -> i == j || !texts.get(i).startsWith(texts.get(j))));
    }

    /**
     * Whether the server can do it, found out once on a conversation of our own, so that it does not depend on what is
     * asked first.
     *
     * @return an answer if it can, a rejection if it cannot, and else why it is not known yet
     */
    Outcome test(Duration patience) throws InterruptedException {
        Outcome known = tested;
        if (known != null) {
            return known;
        }
        long end = System.nanoTime() + patience.toNanos();
        if (!testing.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
            return new Outcome.Broken(Breakage.late(patience), Optional.empty());
        }
        try {
            return tested == null ? firstTest(end) : tested;
        } finally {
            testing.unlock();
        }
    }

    private Outcome firstTest(long end) throws InterruptedException {
        Outcome outcome = score(TEST, TEST_LABELS, end);
        if (outcome instanceof Outcome.Answered || outcome instanceof Outcome.Rejected) {
            tested = outcome;
        }
        return outcome;
    }

    /** @throws IllegalArgumentException when the user's extra fields are no JSON object */
    Outcome send(Parcel parcel, List<String> labels, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        List<Reply> replies = new ArrayList<>();
        for (Request request : parcel.requests()) {
            Outcome outcome = score(request, labels, end);
            if (!(outcome instanceof Outcome.Answered answered)) {
                return outcome;
            }
            replies.addAll(answered.replies());
        }
        return new Outcome.Answered(replies, Allowance.UNKNOWN);
    }

    private Outcome score(Request request, List<String> labels, long end) throws InterruptedException {
        long start = System.nanoTime();
        List<TokenLogs> endings = new ArrayList<>();
        int read = 0;
        int written = 0;
        for (String label : labels) {
            switch (exchange.post(Dialogue.CHAT, bodies.ending(request, label), Exchange.until(end))) {
                case Answer.None none -> {
                    return none.outcome();
                }
                case Answer.Content content -> {
                    JsonNode json = content.json();
                    if (json.path("choices").isEmpty()) {
                        return new Outcome.Broken("answered without a choice", Optional.empty());
                    }
                    endings.add(TokenLogs.of(json.path("prompt_logprobs")));
                    read += endings.getLast().tokens().size();
                    written++;
                }
            }
        }
        if (endings.stream().anyMatch(ending -> ending.tokens().isEmpty())) {
            return new Outcome.Rejected("the server does not say how probable a prompt is");
        }
        String best = labels.get(TokenLogs.mostProbable(endings));
        Duration latency = Duration.ofNanos(System.nanoTime() - start);
        Completion completion = new Completion(best, read, written, Completion.Finish.STOP, latency, false);
        return new Outcome.Answered(List.of(completion), Allowance.UNKNOWN);
    }
}
