package org.promptrefinery.inference.serving;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.promptrefinery.inference.Message;
import org.promptrefinery.inference.ModelUnavailable;
import org.promptrefinery.inference.pace.Breaker;

/** All servers of one model, and what the user should hear of them. For one thread at a time, but for the notices. */
final class Fleet implements Lanes {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private static final Duration LONG_HOLD = Duration.ofSeconds(30);

    private final List<Lane> lanes;
    private final Timing timing;
    private final Map<Integer, Instant> pausedSince = new HashMap<>();
    private final Map<Integer, Instant> heldUntil = new HashMap<>();
    private final Queue<String> news = new ConcurrentLinkedQueue<>();
    private long now;
    private int epoch;

    Fleet(List<Lane> lanes, Timing timing) {
        this.lanes = lanes;
        this.timing = timing;
    }

    Lane lane(int number) {
        return lanes.get(number);
    }

    List<ChannelState> states() {
        return lanes.stream().map(Lane::state).toList();
    }

    /** Sets the time that {@link #full} speaks of. */
    void at(long time) {
        now = time;
    }

    void paused(int number, boolean justNow, String cause) {
        if (justNow) {
            epoch++;
            Instant since = timing.wall().instant();
            pausedSince.put(number, since);
            news.add(name(number) + " does not answer (" + cause + ") since "
                    + TIME.format(since.atZone(ZoneId.systemDefault())) + "; asking again, at last every "
                    + Breaker.LONGEST.toSeconds() + " s; the run goes on when it does");
        }
    }

    /** A hold that a user would wonder about is told once. */
    void held(int number, long nanos, String cause) {
        Instant until = timing.wall().instant().plusNanos(nanos);
        Instant told = heldUntil.getOrDefault(number, Instant.MIN);
        if (nanos >= LONG_HOLD.toNanos() && told.isBefore(until.minus(LONG_HOLD))) {
            heldUntil.put(number, until);
            news.add(name(number) + " has no room (" + cause + ") and asks to wait for "
                    + spoken(Duration.ofNanos(nanos)) + "; the run goes on then");
        }
    }

    void resumed(int number, boolean justNow) {
        if (justNow) {
            epoch++;
            Instant since = Optional.ofNullable(pausedSince.remove(number)).orElse(Instant.EPOCH);
            news.add(name(number) + " answers again after "
                    + spoken(Duration.between(since, timing.wall().instant())));
        }
    }

    void leaveOut(int number, String cause) {
        if (lane(number).unusable().isEmpty()) {
            epoch++;
            lane(number).leaveOut(cause);
            if (!dead()) {
                news.add(name(number) + " is left out: " + cause);
            }
        }
    }

    /** Whether no server is left. */
    boolean dead() {
        return lanes.stream().allMatch(lane -> lane.unusable().isPresent());
    }

    ModelUnavailable obituary() {
        return new ModelUnavailable(lanes.stream()
                .flatMap(lane -> lane.unusable().stream())
                .distinct()
                .collect(Collectors.joining("; ")));
    }

    /** Tells what happened since the last time. */
    void announce(Consumer<String> notices) {
        for (String item = news.poll(); item != null; item = news.poll()) {
            notices.accept(item);
        }
    }

    private String name(int number) {
        return lane(number).channel().name();
    }

    private static String spoken(Duration time) {
        return time.toMinutes() < 2
                ? time.toSeconds() + " s"
                : time.toHours() < 2
                        ? time.toMinutes() + " min"
                        : time.toHours() + " h " + time.toMinutesPart() + " min";
    }

    @Override
    public int count() {
        return lanes.size();
    }

    @Override
    public int epoch() {
        return epoch;
    }

    @Override
    public boolean open(int lane) {
        return lane(lane).open();
    }

    @Override
    public boolean full(int lane) {
        return lane(lane).room(now) == 0;
    }

    @Override
    public int limit(int lane) {
        return lane(lane).limit();
    }

    @Override
    public Features features(int lane) {
        return lane(lane).channel().features();
    }

    @Override
    public long key(int lane) {
        return name(lane).hashCode();
    }

    @Override
    public boolean warm(int lane, List<Message> head) {
        return lane(lane).warm().contains(head);
    }

    @Override
    public void warmed(int lane, List<Message> head) {
        lane(lane).warm().add(head);
    }
}
