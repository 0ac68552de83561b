package org.promptrefinery.inference.gguf;

import de.kherud.llama.InferenceParameters;
import de.kherud.llama.LlamaModel;
import de.kherud.llama.args.Sampler;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.promptrefinery.inference.Completion;
import org.promptrefinery.inference.Constraint;
import org.promptrefinery.inference.Failure;
import org.promptrefinery.inference.Reply;
import org.promptrefinery.inference.Request;
import org.promptrefinery.inference.Sampling;

/**
 * The native engine with one slot, for one thread. Answers do not depend on what was asked before: the engine may reuse
 * the fixed head of a conversation, computed by itself, and nothing after it, since the same text computed in other
 * pieces differs in the last bits, which is enough to turn a close decision.
 */
final class LlamaEngine {

    private static final String PLACEHOLDER = "\u00A4";

    /** The engine may put one before the prompt. */
    private static final int BEGIN_TOKEN = 1;

    private final LlamaModel model;
    private final Chat chat;
    private final int context;
    private String heldHead = "";
    private int heldNext = -1;

    LlamaEngine(LlamaModel model, Chat chat, int context) {
        this.model = model;
        this.chat = chat;
        this.context = context;
    }

    int countTokens(String text) {
        return model.encode(chat.harmless(text)).length;
    }

    Reply answer(Request request) {
        try {
            if (!request.sampling().extra().isEmpty()) {
                return new Failure("'extra' is for models on servers, and this one runs inside the program");
            }
            long start = System.nanoTime();
            String prompt = chat.render(model, request.messages());
            int read = model.encode(prompt).length;
            Sampling sampling = request.sampling();
            if ((long) read + BEGIN_TOKEN + sampling.maxTokens() > context) {
                return new Failure("the prompt has " + read + " tokens and the answer may have " + sampling.maxTokens()
                        + "; the model's context holds " + context);
            }
            boolean headIsHeld = holdHead(prompt, request);
            InferenceParameters parameters = parameters(prompt, sampling, request.sample(), headIsHeld);
            request.constraint().map(LlamaEngine::grammar).ifPresent(parameters::setGrammar);
            String text = model.complete(parameters);
            int written = text.isEmpty() ? 0 : Math.min(model.encode(text).length, sampling.maxTokens());
            Completion.Finish finish =
                    written >= sampling.maxTokens() ? Completion.Finish.LENGTH : Completion.Finish.STOP;
            Duration latency = Duration.ofNanos(System.nanoTime() - start);
            return new Completion(text, read, written, finish, latency, false);
        } catch (RuntimeException failed) {
            heldHead = "";
            return new Failure("the engine failed: " + failed.getMessage(), Failure.Kind.UNANSWERED);
        }
    }

    /** Leaves the slot such that exactly the text before the last message can be reused; false if that cannot be. */
    private boolean holdHead(String prompt, Request request) {
        String last = chat.harmless(request.messages().getLast().text()).strip();
        int cut = last.isEmpty() ? -1 : prompt.lastIndexOf(last);
        if (cut <= 0) {
            heldHead = "";
            return false;
        }
        String head = prompt.substring(0, cut);
        boolean known = head.equals(heldHead);
        if (!known || prompt.codePointAt(cut) == heldNext) {
            model.complete(parameters(head + PLACEHOLDER, Sampling.greedy(1), 0, known));
        }
        heldHead = head;
        heldNext = prompt.codePointAt(cut);
        return true;
    }

    private static String grammar(Constraint constraint) {
        return switch (constraint) {
            case Constraint.Schema schema -> LlamaModel.jsonSchemaToGrammar(schema.json());
            case Constraint.Labels labels ->
                labels.labels().stream().map(LlamaEngine::quoted).collect(Collectors.joining(" | ", "root ::= ", ""));
        };
    }

    /** A literal of the engine's grammars, in which only these characters are special. */
    private static String quoted(String text) {
        String escaped = text.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
        return '"' + escaped + '"';
    }

    private static InferenceParameters parameters(String prompt, Sampling sampling, int sample, boolean reuse) {
        InferenceParameters parameters = new InferenceParameters("")
                .setPrompt(prompt)
                .setNPredict(sampling.maxTokens())
                .setCachePrompt(reuse);
        if (!sampling.stop().isEmpty()) {
            parameters.setStopStrings(sampling.stop().toArray(String[]::new));
        }
        if (sampling.temperature() == 0) {
            return parameters.setTemperature(0).setTopK(1).setSamplers(Sampler.TOP_K);
        }
        if (sampling.topP() < 1) {
            parameters.setTopP((float) sampling.topP());
        }
        return parameters.setTemperature((float) sampling.temperature()).setSeed(seed(sampling.seed(), sample));
    }

    /** Depends on every bit of both, and is never negative, which the engine would take for a random one. */
    static int seed(long seed, int sample) {
        return new SplittableRandom(31 * seed + sample).nextInt() & Integer.MAX_VALUE;
    }
}
