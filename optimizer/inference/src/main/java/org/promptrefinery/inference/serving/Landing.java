package org.promptrefinery.inference.serving;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.promptrefinery.inference.Failure;
import org.promptrefinery.inference.Reply;
import org.promptrefinery.inference.pace.Backoff;

/** What an outcome means for the requests that were sent, for their server, and for the user. */
final class Landing {

    private static final int MOST_ATTEMPTS = 10;

    private final Fleet fleet;
    private final ServingLimits limits;
    private final Timing timing;

    Landing(Fleet fleet, ServingLimits limits, Timing timing) {
        this.fleet = fleet;
        this.limits = limits;
        this.timing = timing;
    }

    /** The replies to hand over, one per request of the errand or none when it is to be sent again. */
    List<Reply> settle(Flight flight, Outcome outcome, long now) {
        return switch (outcome) {
            case Outcome.Answered answer
            when answer.replies().size() == flight.errand().size() -> answered(flight, answer, now);
            case Outcome.Answered answer -> broken(flight, miscounted(flight, answer), now);
            case Outcome.Throttled answer -> throttled(flight, answer, now);
            case Outcome.Broken answer -> broken(flight, answer, now);
            case Outcome.Rejected answer -> rejected(flight, answer, now);
            case Outcome.Unusable answer -> unusable(flight, answer);
        };
    }

    private List<Reply> answered(Flight flight, Outcome.Answered answer, long now) {
        fleet.resumed(flight.lane(), lane(flight).answered(now, flight, answer));
        agenda(flight).landed(flight.errand(), flight.lane(), true);
        return answer.replies();
    }

    private static Outcome.Broken miscounted(Flight flight, Outcome.Answered answer) {
        return new Outcome.Broken(
                "it gave " + answer.replies().size() + " replies to "
                        + flight.errand().size() + " requests",
                Optional.empty());
    }

    private List<Reply> throttled(Flight flight, Outcome.Throttled answer, long now) {
        fleet.resumed(flight.lane(), lane(flight).throttled(now, flight, answer, chance()));
        fleet.held(flight.lane(), lane(flight).heldFor(now), answer.cause());
        agenda(flight).landed(flight.errand(), flight.lane(), false);
        Errand again = flight.errand().throttled();
        agenda(flight).giveBack(again.dueAt(now + pause(answer.retryAfter(), again.throttles())));
        return List.of();
    }

    private List<Reply> rejected(Flight flight, Outcome.Rejected answer, long now) {
        fleet.resumed(flight.lane(), lane(flight).refused());
        agenda(flight).landed(flight.errand(), flight.lane(), true);
        if (flight.errand().size() == 1) {
            return List.of(new Failure(answer.cause()));
        }
        flight.errand().dueAt(now).singles().forEach(agenda(flight)::giveBack);
        return List.of();
    }

    private List<Reply> unusable(Flight flight, Outcome.Unusable answer) {
        fleet.leaveOut(flight.lane(), answer.cause());
        agenda(flight).landed(flight.errand(), flight.lane(), false);
        agenda(flight).giveBack(flight.errand());
        return List.of();
    }

    /** Failures of a server that is down are not the request's; those of a probe may be. */
    private List<Reply> broken(Flight flight, Outcome.Broken answer, long now) {
        boolean wasPaused = lane(flight).paused();
        fleet.paused(flight.lane(), lane(flight).broken(now, flight, answer.outage()), answer.cause());
        agenda(flight).landed(flight.errand(), flight.lane(), false);
        boolean serversFault = lane(flight).paused() && (answer.outage() || (wasPaused && !flight.probe()));
        Errand before = flight.errand();
        long pause = pause(answer.retryAfter(), before.failures() + 1);
        if (serversFault) {
            before.dueAt(now + pause).singles().forEach(agenda(flight)::giveBack);
            return List.of();
        }
        Errand after =
                before.failed(now - flight.sentAt() + (answer.retryAfter().isPresent() ? 0 : pause));
        if (before.size() > 1) {
            after.dueAt(now + pause).singles().forEach(agenda(flight)::giveBack);
            return List.of();
        }
        return given(flight, after.dueAt(now + pause), answer.cause());
    }

    private List<Reply> given(Flight flight, Errand errand, String cause) {
        String attempts =
                errand.failures() == 1 ? "one attempt failed: " : errand.failures() + " attempts failed, last: ";
        if (errand.failures() >= MOST_ATTEMPTS) {
            return List.of(new Failure(attempts + cause, Failure.Kind.UNANSWERED));
        }
        if (errand.spent() >= limits.deadline().toNanos()) {
            String time = limits.deadline().toSeconds() + " s";
            return List.of(new Failure("no answer within " + time + "; " + attempts + cause, Failure.Kind.UNANSWERED));
        }
        agenda(flight).giveBack(errand);
        return List.of();
    }

    private long pause(Optional<Duration> asked, int failures) {
        return asked.map(Duration::toNanos).orElseGet(() -> Backoff.delay(failures, chance()));
    }

    private double chance() {
        return timing.random().getAsDouble();
    }

    private Lane lane(Flight flight) {
        return fleet.lane(flight.lane());
    }

    private static Agenda agenda(Flight flight) {
        return flight.batch().agenda();
    }
}
