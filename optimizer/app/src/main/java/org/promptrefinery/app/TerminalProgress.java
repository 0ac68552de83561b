package org.promptrefinery.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.promptrefinery.inference.metering.Purpose;
import org.promptrefinery.inference.metering.Spent;
import org.promptrefinery.search.Generation;
import org.promptrefinery.study.Progress;

/**
 * Progress on stderr: one line, never wider than the terminal, that is drawn over there, a line per generation
 * elsewhere.
 */
final class TerminalProgress implements Progress {

    private static final int WIDTH = 8;
    private static final String CLEAR = "\r\u001B[2K";
    private static final Duration REDRAW = Duration.ofMillis(200);
    private static final double MILLISECONDS = 1000.0;

    private final Console console;
    private final Interruption interruption;
    private final InstantSource clock;
    private final Instant start;
    private Instant drawn = Instant.MIN;
    private int generation;
    private int most = 1;
    private double first = Double.NaN;
    private double best = Double.NaN;
    private String phase = "scoring the first prompt";
    private String scored = "";
    private String spent = "";
    private boolean gap;
    private int fresh;
    private int cached;

    TerminalProgress(Console console, Interruption interruption, InstantSource clock) {
        this.console = console;
        this.interruption = interruption;
        this.clock = clock;
        this.start = clock.instant();
    }

    @Override
    public void begins(String run, String splits) {
        say("run " + run + " (" + splits + ")");
    }

    @Override
    public synchronized void completed(int moreCached, int moreFresh) {
        cached += moreCached;
        fresh += moreFresh;
        if (console.terminal() && clock.instant().isAfter(drawn.plus(REDRAW))) {
            draw();
        }
    }

    @Override
    public boolean stopRequested() {
        return interruption.isRequested();
    }

    @Override
    public synchronized void generation(Generation current, int mostGenerations) {
        phase = "";
        generation = current.number();
        most = mostGenerations;
        best = current.best().dev().score();
        scored = current.best().dev().coverage();
        gap = current.best().dev().scored() < current.best().dev().results().size();
        first = Double.isNaN(first) ? best : first;
        if (console.terminal()) {
            draw();
        } else {
            say(line(current));
        }
    }

    @Override
    public synchronized void spent(Map<Purpose, Spent> now) {
        Spent reflector = now.getOrDefault(Purpose.REFLECTOR, Spent.NOTHING);
        long thoughts = reflector.cached() + reflector.asked().completions();
        OptionalDouble cost = reflector.asked().cost();
        String price = cost.isPresent() ? String.format(Locale.ROOT, " (cost %,.4f)", cost.getAsDouble()) : "";
        spent = thoughts == 0 ? "" : String.format(Locale.ROOT, ", %,d by the reflector%s", thoughts, price);
    }

    @Override
    public synchronized void proving(String reason) {
        phase = "proving the winner";
        say("search over: " + reason + "; proving the winner on the test cases");
    }

    @Override
    public synchronized void ablating(int sections, int cases) {
        phase = "asking the winner without its sections";
        say("asking the winner without each of " + sections + " sections on " + cases + " dev cases");
    }

    @Override
    public void notice(String message) {
        say("note: " + message);
    }

    /** Leaves the terminal clean for the result. */
    @Override
    public synchronized void ends() {
        clear();
        console.err().flush();
    }

    private synchronized void say(String message) {
        clear();
        Folding.of(Visible.of(message), console.terminal() ? console.screen().columns() - 1 : 0)
                .forEach(console.err()::println);
    }

    private String line(Generation current) {
        long survived = current.children().stream()
                .filter(child -> child.fate().equals("survived"))
                .count();
        return String.format(
                Locale.ROOT,
                "generation %d: best %.1f %% on dev (%s scored)%s, %d of %d children survived, %,d completions, %.0f a second%s",
                current.number(),
                100 * best,
                scored,
                current.best().dev().gatesHeld()
                        ? ""
                        : " with " + current.best().dev().gatesBroken() + " broken gates",
                survived,
                current.children().size(),
                fresh + cached,
                rate(),
                spent);
    }

    private void draw() {
        drawn = clock.instant();
        String line = phase.isEmpty() ? searching() : String.format(Locale.ROOT, "%s  %.0f/s", phase, rate());
        int room = console.screen().columns() - 1;
        console.err().print(CLEAR + line.substring(0, Math.min(line.length(), room)));
        console.err().flush();
    }

    private String searching() {
        int filled = Math.min(WIDTH, WIDTH * generation / most);
        return String.format(
                Locale.ROOT,
                "[%s%s] generation %d/%d  best %s  %.0f/s  %s",
                "#".repeat(filled),
                ".".repeat(WIDTH - filled),
                generation,
                most,
                standing(),
                rate(),
                left());
    }

    /** Both the start and a gap would not fit on the line; a gap is the news. */
    private String standing() {
        return gap
                ? String.format(Locale.ROOT, "%.1f %% (%s scored)", 100 * best, scored)
                : String.format(Locale.ROOT, "%.1f %% (from %.1f %%)", 100 * best, 100 * first);
    }

    private void clear() {
        if (console.terminal()) {
            console.err().print(CLEAR);
        }
    }

    private double rate() {
        double seconds = Duration.between(start, clock.instant()).toMillis() / MILLISECONDS;
        return seconds <= 0 ? 0 : fresh / seconds;
    }

    /** An upper bound: most searches end before their last generation. */
    private String left() {
        if (generation == 0) {
            return "";
        }
        Duration spent = Duration.between(start, clock.instant());
        Duration left = spent.dividedBy(generation).multipliedBy(Math.max(0, most - generation));
        return String.format(Locale.ROOT, "<%d:%02d left", left.toMinutes(), left.toSecondsPart());
    }
}
