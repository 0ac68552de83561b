package org.promptrefinery.inference.gguf;

/**
 * How the engine runs a model.
 *
 * @param threads a small model runs fastest on one, since more wait for each other
 * @param context tokens a conversation can hold
 */
record EngineSettings(int threads, int context) {

    private static final long SMALL = 64L << 20;
    private static final int MOST_CONTEXT = 4096;
    private static final String BUILD = "llama.cpp b4916";

    static EngineSettings of(GgufFile file, int cores) {
        return new EngineSettings(file.bytes() < SMALL ? 1 : cores, Math.min(file.context(), MOST_CONTEXT));
    }

    /** What of it may change answers. */
    String fingerprint() {
        return BUILD + " threads=" + threads + " context=" + context;
    }
}
