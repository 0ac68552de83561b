package org.promptrefinery.inference.gguf;

/**
 * How the engine runs a model.
 *
 * @param engines instances side by side
 * @param threads of each
 * @param context tokens each can hold
 */
record EngineSettings(int engines, int threads, int context) {

    private static final long SMALL = 512L << 20;
    private static final int MOST_ENGINES = 8;
    private static final int MOST_CONTEXT = 4096;
    private static final String BUILD = "llama.cpp b4916";

    static EngineSettings of(GgufFile file, int cores) {
        int context = Math.min(file.context(), MOST_CONTEXT);
        boolean small = file.bytes() < SMALL;
        return small
                ? new EngineSettings(Math.min(cores, MOST_ENGINES), 1, context)
                : new EngineSettings(1, cores, context);
    }

    /** What of it may change answers. */
    String fingerprint() {
        return BUILD + " engines=" + engines + " threads=" + threads + " context=" + context;
    }
}
