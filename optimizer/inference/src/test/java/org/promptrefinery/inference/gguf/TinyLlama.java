package org.promptrefinery.inference.gguf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A complete model of one layer with random weights: it babbles, but every engine loads it. */
final class TinyLlama {

    /** The layout of many published models; refuses conversations that do not begin with the user or a system text. */
    static final String CHATML = """
            {{ bos_token }}{% for message in messages %}<|im_start|>{{ message.role }}
            {{ message.content }}<|im_end|>
            {% endfor %}{% if add_generation_prompt %}<|im_start|>assistant
            {% endif %}""";

    /** As Gemma's first template does. */
    static final String NO_SYSTEM = """
            {% for message in messages %}{% if message.role == 'system' %}\
            {{ raise_exception('System role not supported') }}{% endif %}\
            {{ message.content }}{% endfor %}""";

    private static final List<String> SPECIAL = List.of("<|begin|>", "<|im_start|>", "<|im_end|>");
    private static final List<String> MERGED = List.of("th", "an", "in");
    private static final int WIDTH = 32;
    private static final int INNER = 64;

    private TinyLlama() {}

    static TinyGguf withoutTemplate(int context) {
        List<String> tokens = tokens();
        return new TinyGguf()
                .text("general.architecture", "llama")
                .number("llama.context_length", context)
                .number("llama.embedding_length", WIDTH)
                .number("llama.block_count", 1)
                .number("llama.feed_forward_length", INNER)
                .number("llama.attention.head_count", 2)
                .number("llama.rope.dimension_count", WIDTH / 2)
                .decimal("llama.attention.layer_norm_rms_epsilon", 1e-5f)
                .text("tokenizer.ggml.model", "gpt2")
                .text("tokenizer.ggml.pre", "gpt-2")
                .texts("tokenizer.ggml.tokens", tokens)
                .numbers("tokenizer.ggml.token_type", types())
                .texts("tokenizer.ggml.merges", List.of("t h", "a n", "i n"))
                .number("tokenizer.ggml.bos_token_id", 0)
                .number("tokenizer.ggml.eos_token_id", 2)
                .flag("tokenizer.ggml.add_bos_token", true)
                .tensor("token_embd.weight", 0, WIDTH, tokens.size())
                .tensor("output_norm.weight", 0, WIDTH)
                .tensor("blk.0.attn_norm.weight", 0, WIDTH)
                .tensor("blk.0.attn_q.weight", 0, WIDTH, WIDTH)
                .tensor("blk.0.attn_k.weight", 0, WIDTH, WIDTH)
                .tensor("blk.0.attn_v.weight", 0, WIDTH, WIDTH)
                .tensor("blk.0.attn_output.weight", 0, WIDTH, WIDTH)
                .tensor("blk.0.ffn_norm.weight", 0, WIDTH)
                .tensor("blk.0.ffn_gate.weight", 0, WIDTH, INNER)
                .tensor("blk.0.ffn_up.weight", 0, WIDTH, INNER)
                .tensor("blk.0.ffn_down.weight", 0, INNER, WIDTH);
    }

    static TinyGguf with(String template) {
        return withoutTemplate(256).text("tokenizer.chat_template", template);
    }

    private static List<String> tokens() {
        List<String> tokens = new ArrayList<>(SPECIAL);
        int beyond = 256;
        for (int value = 0; value < 256; value++) {
            boolean printable = value > 32 && value < 127 || value > 160 && value != 173;
            tokens.add(Character.toString(printable ? value : beyond++));
        }
        tokens.addAll(MERGED);
        return tokens;
    }

    private static List<Integer> types() {
        List<Integer> types = new ArrayList<>(Collections.nCopies(SPECIAL.size(), 3));
        types.addAll(Collections.nCopies(256 + MERGED.size(), 1));
        return types;
    }
}
