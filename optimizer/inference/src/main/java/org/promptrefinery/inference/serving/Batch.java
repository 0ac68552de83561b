package org.promptrefinery.inference.serving;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import org.jspecify.annotations.Nullable;
import org.promptrefinery.inference.Recipient;
import org.promptrefinery.inference.Request;

/**
 * One call of the model: its requests, and how far they are. Guarded by the dispatcher's lock, but for
 * {@link #closing}.
 */
final class Batch {

    private final List<Request> requests;
    private final Recipient recipient;
    private final Agenda agenda;
    private final Condition ended;
    private final Set<Flight> flights = new HashSet<>();
    private int unanswered;
    private volatile long closingSince = -1;
    private @Nullable Throwable failure;

    Batch(List<Request> requests, Recipient recipient, Agenda agenda, Condition ended) {
        this.requests = requests;
        this.recipient = recipient;
        this.agenda = agenda;
        this.ended = ended;
        this.unanswered = requests.size();
    }

    List<Request> requests() {
        return requests;
    }

    Recipient recipient() {
        return recipient;
    }

    Agenda agenda() {
        return agenda;
    }

    Condition ended() {
        return ended;
    }

    Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    /** Nothing new is sent from now on. */
    void close(long now) {
        if (closingSince < 0) {
            closingSince = now;
        }
    }

    /** Nothing new is sent from now on, and this is thrown in the end; of several the first. */
    void fail(Throwable cause, long now) {
        if (failure == null) {
            failure = cause;
        }
        close(now);
    }

    boolean closing() {
        return closingSince >= 0;
    }

    long closingSince() {
        return closingSince;
    }

    boolean over() {
        return flights.isEmpty() && (unanswered == 0 || closing());
    }

    void departed(Flight flight) {
        flights.add(flight);
    }

    /** A flight is over, and so many replies of it are with the recipient. */
    void landed(Flight flight, int replies) {
        flights.remove(flight);
        unanswered -= replies;
        signalWhenOver();
    }

    void interruptFlights() {
        flights.forEach(Flight::interrupt);
    }

    private void signalWhenOver() {
        if (over()) {
            ended.signalAll();
        }
    }
}
