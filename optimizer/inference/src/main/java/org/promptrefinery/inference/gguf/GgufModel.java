package org.promptrefinery.inference.gguf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.promptrefinery.inference.LanguageModel;
import org.promptrefinery.inference.ModelIdentity;
import org.promptrefinery.inference.ModelUnavailable;
import org.promptrefinery.inference.Recipient;
import org.promptrefinery.inference.Request;

/**
 * A GGUF file as a language model. One request is in flight at a time: several slots, and even several engines in one
 * process, disturb each other's answers, and a small model gains nothing by them.
 */
public final class GgufModel implements LanguageModel {

    /** The engine is not made for concurrency, not even that of two models. */
    private static final ExecutorService ENGINE_THREAD = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("llama-", 0).factory());

    private final ModelIdentity identity;
    private final LlamaEngine engine;

    private GgufModel(ModelIdentity identity, LlamaEngine engine) {
        this.identity = identity;
        this.engine = engine;
    }

    /**
     * Opens a file.
     *
     * @param spec the name the user gave it
     * @throws ModelUnavailable when it is missing, truncated, no GGUF, or nothing this engine can run
     */
    public static GgufModel open(String spec, Path path) {
        GgufFile file = GgufFile.check(path);
        EngineSettings settings = EngineSettings.of(file, Runtime.getRuntime().availableProcessors());
        try {
            String fingerprint = Fingerprint.of(path) + " " + settings.fingerprint();
            LlamaEngine engine = onEngineThread(() -> NativeLlama.load(file, settings));
            return new GgufModel(new ModelIdentity(spec, fingerprint), engine);
        } catch (IOException unreadable) {
            throw new ModelUnavailable(path + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    @Override
    public ModelIdentity identity() {
        return identity;
    }

    @Override
    public void complete(List<Request> requests, Recipient recipient) {
        for (int i = 0; i < requests.size() && !recipient.callsOff(); i++) {
            Request request = requests.get(i);
            recipient.take(i, onEngineThread(() -> engine.answer(request)));
        }
    }

    @Override
    public int countTokens(String text) {
        return onEngineThread(() -> engine.countTokens(text));
    }

    /** Does nothing: the native memory stays taken until the process ends, since the engine can free nothing. */
    @Override
    public void close() {}

    private static <T> T onEngineThread(Callable<T> work) {
        try {
            return ENGINE_THREAD.submit(work).get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ModelUnavailable("interrupted while the model was answering", stopped);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof ModelUnavailable unavailable
                    ? unavailable
                    : new ModelUnavailable("the engine failed: " + failed.getCause(), failed);
        }
    }
}
