package org.promptrefinery.inference.gguf;

import de.kherud.llama.InferenceParameters;
import de.kherud.llama.LlamaModel;
import de.kherud.llama.args.Sampler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.promptrefinery.inference.Completion;
import org.promptrefinery.inference.Failure;
import org.promptrefinery.inference.Reply;
import org.promptrefinery.inference.Request;
import org.promptrefinery.inference.Sampling;

/** One instance of the native engine, asked by one thread of its own: a single slot answers byte for byte the same. */
final class LlamaEngine {

    private final LlamaModel model;
    private final Chat chat;
    private final int context;
    private final ExecutorService thread;

    LlamaEngine(LlamaModel model, Chat chat, int context) {
        this.model = model;
        this.chat = chat;
        this.context = context;
        this.thread = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("llama-", 0).factory());
    }

    Future<List<Reply>> submit(List<Request> requests) {
        return thread.submit(() -> requests.stream().map(this::answer).toList());
    }

    int countTokens(String text) {
        try {
            return thread.submit(() -> model.encode(chat.harmless(text)).length).get();
        } catch (ExecutionException | InterruptedException failed) {
            throw new IllegalStateException("the engine cannot count tokens", failed);
        }
    }

    void stop() {
        thread.shutdownNow();
    }

    private Reply answer(Request request) {
        try {
            long start = System.nanoTime();
            String prompt = chat.render(model, request.messages());
            int read = model.encode(prompt).length;
            Sampling sampling = request.sampling();
            if (read + sampling.maxTokens() > context) {
                return new Failure("the prompt has " + read + " tokens and the answer may have " + sampling.maxTokens()
                        + "; the model's context holds " + context);
            }
            String text = model.complete(parameters(prompt, sampling, request.sample()));
            int written = text.isEmpty() ? 0 : model.encode(text).length;
            Completion.Finish finish =
                    written >= sampling.maxTokens() ? Completion.Finish.LENGTH : Completion.Finish.STOP;
            Duration latency = Duration.ofNanos(System.nanoTime() - start);
            return new Completion(text, read, written, finish, latency, false);
        } catch (RuntimeException failed) {
            return new Failure("the engine failed: " + failed.getMessage());
        }
    }

    private static InferenceParameters parameters(String prompt, Sampling sampling, int sample) {
        InferenceParameters parameters = new InferenceParameters("")
                .setPrompt(prompt)
                .setNPredict(sampling.maxTokens())
                .setCachePrompt(true);
        if (sampling.temperature() == 0) {
            return parameters.setTemperature(0).setTopK(1).setSamplers(Sampler.TOP_K);
        }
        int seed = (int) (31 * sampling.seed() + sample);
        return parameters.setTemperature((float) sampling.temperature()).setSeed(Math.abs(seed));
    }

    /** Splits requests into as many runs of neighbours as there are engines. */
    static List<List<Request>> deal(List<Request> requests, int engines) {
        List<List<Request>> hands = new ArrayList<>();
        for (int i = 0; i < engines; i++) {
            hands.add(requests.subList(requests.size() * i / engines, requests.size() * (i + 1) / engines));
        }
        return hands;
    }
}
