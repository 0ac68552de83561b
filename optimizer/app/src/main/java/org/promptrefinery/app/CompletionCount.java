package org.promptrefinery.app;

import java.time.Duration;
import java.util.Locale;
import org.promptrefinery.inference.metering.CompletionObserver;
import org.promptrefinery.study.StudyResult;

/** Counts the completions of an evaluation; on a terminal it shows them as they come. */
final class CompletionCount implements CompletionObserver {

    private final Console console;
    private final Interruption interruption;
    private final int all;
    private final Verdicts verdicts = new Verdicts();
    private int cached;
    private int fresh;

    /** @param all completions that will be asked for */
    CompletionCount(Console console, Interruption interruption, int all) {
        this.console = console;
        this.interruption = interruption;
        this.all = all;
    }

    @Override
    public synchronized void completed(int moreCached, int moreFresh) {
        cached += moreCached;
        fresh += moreFresh;
        if (console.terminal()) {
            console.err().print(String.format(Locale.ROOT, "\r\u001B[2K%d/%d completions", cached + fresh, all));
            console.err().flush();
        }
    }

    @Override
    public boolean stopRequested() {
        return interruption.isRequested();
    }

    /** Hears of the completions of judges, which are counted apart. */
    CompletionObserver verdicts() {
        return verdicts;
    }

    synchronized StudyResult.Spent spent(Duration time) {
        return new StudyResult.Spent(time, new StudyResult.Count(fresh, cached), verdicts.count());
    }

    /** Leaves the terminal clean for the result. */
    synchronized void ends() {
        if (console.terminal()) {
            console.err().print("\r\u001B[2K");
            console.err().flush();
        }
    }

    /** Completions of judges. */
    private final class Verdicts implements CompletionObserver {

        private int judgedBefore;
        private int judgedNow;

        @Override
        public synchronized void completed(int moreCached, int moreFresh) {
            judgedBefore += moreCached;
            judgedNow += moreFresh;
        }

        @Override
        public boolean stopRequested() {
            return interruption.isRequested();
        }

        synchronized StudyResult.Count count() {
            return new StudyResult.Count(judgedNow, judgedBefore);
        }
    }
}
