package org.promptrefinery.evaluators.format;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.promptrefinery.evaluators.Judging;
import org.promptrefinery.evaluators.Trial;
import org.promptrefinery.evaluators.Verdict;

/** Whether the model stopped for a wanted reason; unscored where the reason is not known. */
final class Finish extends Judging {

    /** Why a model stops. */
    enum Reason {
        STOP,
        LENGTH,
        OTHER
    }

    private final List<String> wanted;

    Finish(List<Reason> wanted) {
        super("finish(" + spelled(wanted) + ")", false);
        this.wanted = wanted.stream().map(Finish::spelled).toList();
    }

    @Override
    protected Verdict verdict(Trial trial) {
        return trial.delivery()
                .finish()
                .map(this::compared)
                .orElseGet(() -> new Verdict.Unscored("it is not known why the model stopped"));
    }

    private Verdict compared(String reason) {
        return wanted.contains(reason.toLowerCase(Locale.ROOT))
                ? Verdict.pass("finish is " + reason)
                : Verdict.fail("finish is " + reason + ", not " + String.join(" or ", wanted));
    }

    private static String spelled(List<Reason> reasons) {
        return reasons.stream().map(Finish::spelled).collect(Collectors.joining(","));
    }

    private static String spelled(Reason reason) {
        return reason.name().toLowerCase(Locale.ROOT);
    }
}
