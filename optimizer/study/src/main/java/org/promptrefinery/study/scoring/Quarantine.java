package org.promptrefinery.study.scoring;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.inference.Completion;
import org.promptrefinery.inference.Failure;
import org.promptrefinery.inference.Reply;

/**
 * Cases that are left out for the rest of a run, since their requests stay unanswered under one prompt after another.
 * An answer in between begins the count anew.
 */
public final class Quarantine {

    private static final int PROMPTS = 3;

    private final int cases;
    private final double most;
    private final Consumer<String> notices;
    private final Map<String, Set<String>> failing = new HashMap<>();
    private final Map<String, Failure> out = new HashMap<>();

    /**
     * @param cases how many there are in all
     * @param most largest share of them that may be left out
     * @param notices takes what the user should know
     */
    public Quarantine(int cases, double most, Consumer<String> notices) {
        this.cases = cases;
        this.most = most;
        this.notices = notices;
    }

    /** Why a case is not asked any more; empty while it is. */
    Optional<Failure> of(Case subject) {
        return Optional.ofNullable(out.get(subject.id()));
    }

    /**
     * Takes in what became of a request.
     *
     * @param prompt id of the prompt that the case was asked under
     * @throws TooManyFailures when more cases are left out than allowed
     */
    void heard(String prompt, Case subject, Reply reply) {
        switch (reply) {
            case Completion _ -> failing.remove(subject.id());
            case Failure failure -> {
                if (failure.kind() == Failure.Kind.UNANSWERED && !out.containsKey(subject.id())) {
                    failed(prompt, subject, failure);
                }
            }
        }
    }

    private void failed(String prompt, Case subject, Failure last) {
        Set<String> prompts = failing.computeIfAbsent(subject.id(), _ -> new HashSet<>());
        prompts.add(prompt);
        if (prompts.size() < PROMPTS) {
            return;
        }
        String cause = "its requests failed " + PROMPTS + " times, last: " + last.cause();
        out.put(subject.id(), new Failure("left out: " + cause, Failure.Kind.UNANSWERED));
        notices.accept("case " + subject.id() + " is left out: " + cause);
        if (out.size() > most * cases) {
            throw new TooManyFailures(out.size() + " of " + cases + " cases get no answer again and again, and"
                    + " max_quarantined is " + most + "; last: " + last.cause());
        }
    }
}
