package org.promptrefinery.inference.serving;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.promptrefinery.inference.ModelUnavailable;
import org.promptrefinery.inference.Recipient;
import org.promptrefinery.inference.Reply;
import org.promptrefinery.inference.Request;

/**
 * Sends batches to a fleet. All decisions are made under one lock, which is never held while something is sent or a
 * reply is taken. Whatever happens (a flight lands, a reply is taken, a load is observed, a little time passes) is
 * followed by starting all flights that have become possible.
 */
final class Dispatcher {

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Batch> batches = new ArrayDeque<>();
    private final Fleet fleet;
    private final Landing landing;
    private final ServingLimits limits;
    private final Timing timing;
    private final Consumer<String> notices;
    private final long origin;
    private int turn;

    Dispatcher(List<Channel> channels, ServingLimits limits, Timing timing, Consumer<String> notices) {
        this.origin = timing.nanos().getAsLong();
        this.fleet = new Fleet(
                channels.stream().map(channel -> new Lane(channel, limits, 0)).toList(), timing);
        this.landing = new Landing(fleet, limits, timing);
        this.limits = limits;
        this.timing = timing;
        this.notices = notices;
    }

    List<ChannelState> states() {
        return locked(fleet::states);
    }

    /**
     * Begins to send a batch.
     *
     * @throws ModelUnavailable when no server is left
     */
    Batch enter(List<Request> requests, Recipient recipient) {
        boolean samples = IntStream.range(0, fleet.count())
                .anyMatch(lane -> fleet.features(lane).samples() > 1);
        Grouping grouping = Grouping.of(requests, samples);
        return locked(() -> {
            if (fleet.dead()) {
                throw fleet.obituary();
            }
            Batch batch = new Batch(requests, recipient, new Agenda(requests, grouping, fleet), lock.newCondition());
            batches.addLast(batch);
            return batch;
        });
    }

    /** Waits at most so long for the end of a batch; returns whether it is over. */
    boolean await(Batch batch, Duration time) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            return batch.over() || (timing.rest().await(batch.ended(), time.toNanos()) && batch.over());
        } finally {
            lock.unlock();
        }
    }

    /** Forgets a batch that is over. */
    void leave(Batch batch) {
        locked(() -> batches.remove(batch));
        announce(batch);
    }

    /** Tells the news, in the thread that waits for the batch. */
    void announce(Batch batch) {
        try {
            fleet.announce(notices);
        } catch (RuntimeException thrown) {
            fail(batch, thrown);
        }
    }

    /** Nothing new of the batch is sent; the cause is thrown in the end. */
    void fail(Batch batch, Throwable cause) {
        locked(() -> {
            batch.fail(cause, now());
            return batch;
        });
    }

    /** Ends what is under way of a batch that has been closed for so long. */
    void interruptAfter(Batch batch, Duration grace) {
        locked(() -> {
            if (batch.closing() && now() - batch.closingSince() >= grace.toNanos()) {
                batch.interruptFlights();
            }
            return batch;
        });
    }

    /** Whether the batch is closed; asks its recipient. */
    boolean closed(Batch batch) {
        if (batch.closing()) {
            return true;
        }
        try {
            if (!batch.recipient().callsOff()) {
                return false;
            }
            locked(() -> {
                batch.close(now());
                return batch;
            });
        } catch (RuntimeException | Error thrown) {
            fail(batch, thrown);
        }
        return true;
    }

    /** Starts all flights that are possible now. */
    void start() {
        start(locked(this::plan));
    }

    private void start(List<Flight> flights) {
        for (Flight flight : flights) {
            flight.start(() -> fly(flight));
        }
    }

    /** Starts all of these flights but one, which is left to the thread that asks. */
    private @Nullable Flight startAllButOne(List<Flight> flights) {
        if (flights.isEmpty()) {
            return null;
        }
        start(flights.subList(1, flights.size()));
        return flights.getFirst();
    }

    private List<Flight> plan() {
        List<Flight> flights = new ArrayList<>(2);
        long now = now();
        fleet.at(now);
        for (Flight flight = next(now); flight != null; flight = next(now)) {
            flights.add(flight);
        }
        return flights;
    }

    private @Nullable Flight next(long now) {
        for (int i = 0; i < fleet.count(); i++) {
            int lane = (turn + i) % fleet.count();
            int room = fleet.lane(lane).room(now);
            Flight flight = room == 0 ? null : next(lane, room, now);
            if (flight != null) {
                turn = lane + 1;
                return flight;
            }
        }
        return null;
    }

    /** Batches take turns. */
    private @Nullable Flight next(int lane, int room, long now) {
        for (int i = batches.size(); i > 0; i--) {
            Batch batch = batches.removeFirst();
            batches.addLast(batch);
            boolean paused = fleet.lane(lane).paused();
            Errand errand = batch.closing()
                    ? null
                    : paused ? batch.agenda().probe() : batch.agenda().next(lane, room, now);
            if (errand != null) {
                return depart(batch, errand, lane, now);
            }
        }
        return null;
    }

    private Flight depart(Batch batch, Errand errand, int number, long now) {
        Lane lane = fleet.lane(number);
        long tokens = lane.countsTokens() ? TokenEstimate.of(errand.parcel(batch.requests())) : 0;
        boolean probe = lane.depart(now, errand.size(), tokens);
        if (lane.claimPolling()) {
            Thread.ofVirtual().start(new LoadWatch(this, lane.channel(), timing.rest(), number));
        }
        Flight flight = new Flight(batch, errand, number, new Flight.Departure(now, tokens, probe));
        batch.departed(flight);
        return flight;
    }

    /** Takes in what a server says of its load; returns whether to go on asking it. */
    boolean observed(int number, Optional<Load> load) {
        boolean goOn = locked(() -> {
            load.ifPresent(told -> fleet.lane(number).observed(now(), told));
            boolean idle = fleet.lane(number).idle();
            if (idle) {
                fleet.lane(number).releasePolling();
            }
            return !idle;
        });
        start();
        return goOn;
    }

    /** One flight after the other: a thread of its own for each would cost more than many a flight. */
    private void fly(Flight first) {
        Flight flight = first;
        while (flight != null) {
            flight.board();
            Optional<Outcome> outcome = closed(flight.batch()) ? Optional.empty() : send(flight);
            flight = outcome.isPresent() ? land(flight, outcome.get()) : lost(flight);
        }
    }

    private Optional<Outcome> send(Flight flight) {
        try {
            Parcel parcel = flight.errand().parcel(flight.batch().requests());
            return Optional.of(fleet.lane(flight.lane()).channel().send(parcel, patience(flight.errand())));
        } catch (InterruptedException interrupted) {
            return Optional.empty();
        } catch (RuntimeException | Error bug) {
            fail(flight.batch(), bug);
            return Optional.empty();
        }
    }

    private Duration patience(Errand errand) {
        Duration left = limits.deadline().minusNanos(errand.spent());
        return left.compareTo(limits.attempt()) < 0 ? left : limits.attempt();
    }

    /** Nothing came of a flight. */
    private @Nullable Flight lost(Flight flight) {
        flight.arrive();
        return startAllButOne(locked(() -> {
            if (flight.probe()) {
                fleet.lane(flight.lane()).probeLost();
            }
            return ended(flight, 0);
        }));
    }

    /** Good replies are handed over first, so that one decision under the lock does for all that follows. */
    private @Nullable Flight land(Flight flight, Outcome outcome) {
        flight.arrive();
        long now = now();
        if (outcome instanceof Outcome.Answered answer
                && answer.replies().size() == flight.errand().size()) {
            handOver(flight, answer.replies());
            return startAllButOne(locked(
                    () -> ended(flight, landing.settle(flight, outcome, now).size())));
        }
        List<Reply> replies = locked(() -> landing.settle(flight, outcome, now));
        handOver(flight, replies);
        return startAllButOne(locked(() -> ended(flight, replies.size())));
    }

    private List<Flight> ended(Flight flight, int replies) {
        fleet.lane(flight.lane()).back(flight.errand().size());
        flight.batch().landed(flight, replies);
        if (fleet.dead()) {
            batches.forEach(batch -> batch.fail(fleet.obituary(), now()));
        }
        return plan();
    }

    private void handOver(Flight flight, List<Reply> replies) {
        try {
            for (int i = 0; i < replies.size(); i++) {
                flight.batch().recipient().take(flight.errand().index(i), replies.get(i));
            }
        } catch (RuntimeException | Error thrown) {
            fail(flight.batch(), thrown);
        }
    }

    private long now() {
        return timing.nanos().getAsLong() - origin;
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}
