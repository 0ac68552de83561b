package org.promptrefinery.inference.gguf;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.promptrefinery.inference.ModelUnavailable;
import org.promptrefinery.inference.Suggestion;

/**
 * A GGUF file that was looked through, since the native loader ends the whole process on some broken ones.
 *
 * @param context longest conversation the model was made for, in tokens
 * @param hasTemplate whether it brings its own chat template
 * @param markup spellings of the tokens that structure a chat
 * @param bytes size of the file
 */
record GgufFile(Path path, int context, boolean hasTemplate, List<String> markup, long bytes) {

    /** Those that write text from left to right; the binding makes no encoder pass, which t5 would need. */
    private static final Set<String> ARCHITECTURES = new TreeSet<>(List.of(
            ("llama deci falcon grok gpt2 gptj gptneox mpt baichuan starcoder refact bloom stablelm qwen qwen2 qwen2moe"
                            + " qwen2vl phi2 phi3 phimoe plamo codeshell orion internlm2 minicpm minicpm3 gemma gemma2 gemma3"
                            + " starcoder2 rwkv6 rwkv6qwen2 rwkv7 arwkv7 mamba xverse command-r cohere2 dbrx olmo olmo2 olmoe"
                            + " openelm arctic deepseek deepseek2 chatglm bitnet jais nemotron exaone granite granitemoe"
                            + " chameleon")
                    .split(" ")));

    private static final int UNKNOWN_CONTEXT = 2048;

    /**
     * Looks through a file.
     *
     * @throws ModelUnavailable saying what is wrong with it
     */
    static GgufFile check(Path path) {
        if (!Files.exists(path)) {
            throw new ModelUnavailable("there is no model file " + path);
        }
        if (!Files.isRegularFile(path)) {
            throw new ModelUnavailable(path + " is not a file; gguf: takes the path of a GGUF file");
        }
        try {
            long size = Files.size(path);
            try (GgufInput input = new GgufInput(Files.newInputStream(path), size)) {
                return describe(path, GgufHeader.read(input), size);
            }
        } catch (EOFException | ArithmeticException truncated) {
            throw new ModelUnavailable(path + " is truncated; get the file again", truncated);
        } catch (UnsupportedGguf unsupported) {
            throw new ModelUnavailable(path + " cannot be used: " + unsupported.getMessage(), unsupported);
        } catch (IOException unreadable) {
            throw new ModelUnavailable(path + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private static GgufFile describe(Path path, GgufHeader header, long size) throws EOFException, UnsupportedGguf {
        if (header.end() > size) {
            throw new EOFException();
        }
        String architecture = header.text("general.architecture")
                .orElseThrow(() -> new UnsupportedGguf("it names no architecture (general.architecture)"));
        if (!ARCHITECTURES.contains(architecture)) {
            throw new UnsupportedGguf("this engine cannot run the architecture '" + architecture
                    + "'; newer ones need a model server." + Suggestion.of(architecture, ARCHITECTURES) + " It runs "
                    + String.join(", ", ARCHITECTURES));
        }
        if (header.number(architecture + ".block_count").equals(Optional.of(0L))) {
            throw new UnsupportedGguf("it has no layers");
        }
        if (header.text("tokenizer.ggml.model").isEmpty()) {
            throw new UnsupportedGguf("it has no tokenizer (tokenizer.ggml.model)");
        }
        long context = header.number(architecture + ".context_length").orElse((long) UNKNOWN_CONTEXT);
        if (context < 1) {
            throw new UnsupportedGguf("its context length is " + context);
        }
        boolean hasTemplate = header.text("tokenizer.chat_template").isPresent();
        return new GgufFile(path, (int) Math.min(context, Integer.MAX_VALUE), hasTemplate, header.markup(), size);
    }
}
