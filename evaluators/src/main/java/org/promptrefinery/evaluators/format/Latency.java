package org.promptrefinery.evaluators.format;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.time.Duration;
import org.promptrefinery.evaluators.Judging;
import org.promptrefinery.evaluators.Trial;
import org.promptrefinery.evaluators.Verdict;
import org.promptrefinery.evaluators.kind.Options;

/** Whether an answer came soon enough; unscored where the time is not known. */
final class Latency extends Judging {

    private static final Pattern FORM = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?) ?(ms|s|min|m)?");

    private final Duration most;

    private Latency(Duration most) {
        super("latency(" + millis(most) + ")", false);
        this.most = most;
    }

    static Latency of(Options options) {
        String text = options.requiredText("max", "1500ms").strip();
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches() || new BigDecimal(matcher.group(1)).signum() == 0) {
            throw options.wrong("max", "seconds above 0, or a time such as 1500ms, 2s or 1min");
        }
        BigDecimal unit = BigDecimal.valueOf(
                switch (matcher.group(2) == null ? "s" : matcher.group(2)) {
                    case "ms" -> 1_000_000L;
                    case "s" -> 1_000_000_000L;
                    default -> 60_000_000_000L;
                });
        return new Latency(
                Duration.ofNanos(new BigDecimal(matcher.group(1)).multiply(unit).longValue()));
    }

    @Override
    protected Verdict verdict(Trial trial) {
        return trial.delivery()
                .latency()
                .map(this::compared)
                .orElseGet(() -> new Verdict.Unscored("it is not known how long the answer took"));
    }

    private Verdict compared(Duration taken) {
        return taken.compareTo(most) <= 0
                ? Verdict.pass("took " + millis(taken) + ", at most " + millis(most))
                : Verdict.fail("took " + millis(taken) + ", more than " + millis(most));
    }

    private static String millis(Duration time) {
        return BigDecimal.valueOf(time.toNanos(), 6).stripTrailingZeros().toPlainString() + " ms";
    }
}
