package org.promptrefinery.inference.metering;

/** Hears of completions as they come. Safe for use by several threads. */
public interface CompletionObserver {

    /**
     * Some more requests have their completion, which is on disk.
     *
     * @param cached how many had been paid for before
     * @param fresh how many were asked now
     */
    void completed(int cached, int fresh);

    /** Whether to stop before the next requests are asked. */
    boolean stopRequested();

    /** Hears nothing and never stops. */
    CompletionObserver NONE = new CompletionObserver() {
        @Override
        public void completed(int cached, int fresh) {}

        @Override
        public boolean stopRequested() {
            return false;
        }
    };

    /** Stops when another one does, and hears nothing: for completions that are not shown as progress. */
    static CompletionObserver quiet(CompletionObserver stopping) {
        return new CompletionObserver() {
            @Override
            public void completed(int cached, int fresh) {}

            @Override
            public boolean stopRequested() {
                return stopping.stopRequested();
            }
        };
    }
}
