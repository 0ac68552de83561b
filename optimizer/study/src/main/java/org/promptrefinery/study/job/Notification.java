package org.promptrefinery.study.job;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Who is told when a run has ended. It decides nothing of the run itself.
 *
 * @param command a program to run
 * @param webhook an address to post to
 * @param timeout until which each of them must be done
 */
public record Notification(Optional<Command> command, Optional<Webhook> webhook, Duration timeout) {

    /** How long the program and the address may take when nothing else is said. */
    public static final Duration USUAL_TIMEOUT = Duration.ofSeconds(10);

    /** Nobody is told. */
    public static final Notification NOBODY = new Notification(Optional.empty(), Optional.empty(), USUAL_TIMEOUT);

    /**
     * A program to run at the end.
     *
     * @param words the program and its arguments; no shell is between
     * @param place where the job file says so; empty when the user does, who needs nobody's leave
     */
    public record Command(List<String> words, Optional<String> place) {

        public Command {
            words = List.copyOf(words);
        }
    }
}
