package org.promptrefinery.inference.gguf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.promptrefinery.inference.LanguageModel;
import org.promptrefinery.inference.ModelIdentity;
import org.promptrefinery.inference.ModelUnavailable;
import org.promptrefinery.inference.Reply;
import org.promptrefinery.inference.Request;

/**
 * A GGUF file as a language model. Small models run as several single-threaded engines, which beats one engine with
 * several slots and is repeatable; requests are dealt out in runs of neighbours, so that one prompt's cases share the
 * engine's prefix cache.
 */
public final class GgufModel implements LanguageModel {

    private final ModelIdentity identity;
    private final List<LlamaEngine> engines;

    private GgufModel(ModelIdentity identity, List<LlamaEngine> engines) {
        this.identity = identity;
        this.engines = List.copyOf(engines);
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
            return new GgufModel(new ModelIdentity(spec, fingerprint), NativeLlama.load(file, settings));
        } catch (IOException unreadable) {
            throw new ModelUnavailable(path + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    @Override
    public ModelIdentity identity() {
        return identity;
    }

    @Override
    public List<Reply> complete(List<Request> requests) {
        List<Future<List<Reply>>> hands = new ArrayList<>();
        List<List<Request>> dealt = LlamaEngine.deal(requests, engines.size());
        for (int i = 0; i < engines.size(); i++) {
            hands.add(engines.get(i).submit(dealt.get(i)));
        }
        List<Reply> replies = new ArrayList<>();
        hands.forEach(hand -> replies.addAll(await(hand)));
        return replies;
    }

    @Override
    public int countTokens(String text) {
        return engines.getFirst().countTokens(text);
    }

    /** Stops asking. The native memory stays taken until the process ends: the engine can free nothing. */
    @Override
    public void close() {
        engines.forEach(LlamaEngine::stop);
    }

    private static List<Reply> await(Future<List<Reply>> hand) {
        try {
            return hand.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ModelUnavailable("interrupted while the model was answering", stopped);
        } catch (ExecutionException failed) {
            throw new ModelUnavailable("the engine failed: " + failed.getCause(), failed);
        }
    }
}
