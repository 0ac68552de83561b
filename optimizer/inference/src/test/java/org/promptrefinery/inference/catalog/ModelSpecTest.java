package org.promptrefinery.inference.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.promptrefinery.inference.ModelUnavailable;

class ModelSpecTest {

    @Test
    void modelsInThisProcessAreUnderstood() {
        assertThat(ModelSpec.parse("embedded:bard")).isEqualTo(new ModelSpec.Bundled("embedded:bard"));
        assertThat(ModelSpec.parse("gguf:models/a@http:b.gguf"))
                .isEqualTo(new ModelSpec.Gguf("gguf:models/a@http:b.gguf", Path.of("models/a@http:b.gguf")));
    }

    @ParameterizedTest
    @CsvSource({
        "openai:gpt-4o, OPENAI, gpt-4o, https://api.openai.com/v1",
        "openai:ft:gpt-4o:acme::x7, OPENAI, ft:gpt-4o:acme::x7, https://api.openai.com/v1",
        "openai:meta/llama-3@http://gpu:8000/v1, OPENAI, meta/llama-3, http://gpu:8000/v1",
        "openai:me@home@https://h/v1, OPENAI, me@home, https://h/v1",
        "openai:m@http://h:8000, OPENAI, m, http://h:8000/v1",
        "openai:m@http://h:8000/, OPENAI, m, http://h:8000/v1",
        "openai:m@HTTP://Gpu.Example:8000/V1//, OPENAI, m, http://gpu.example:8000/V1",
        "openai:m@http://[::1]:8000/v1, OPENAI, m, http://[::1]:8000/v1",
        "ollama:qwen2.5:0.5b, OLLAMA, qwen2.5:0.5b, http://localhost:11434/v1",
        "ollama:qwen2.5:0.5b@http://box:11434, OLLAMA, qwen2.5:0.5b, http://box:11434/v1",
        "anthropic:claude-sonnet-4-5, ANTHROPIC, claude-sonnet-4-5, https://api.anthropic.com/v1",
        "anthropic:claude@20240620, ANTHROPIC, claude@20240620, https://api.anthropic.com/v1",
        "anthropic:claude@https://proxy/anthropic/v1/, ANTHROPIC, claude, https://proxy/anthropic/v1",
        "gemini:gemini-2.5-flash, GEMINI, gemini-2.5-flash, https://generativelanguage.googleapis.com/v1beta",
        "gemini:gemini-2.5-flash@https://proxy, GEMINI, gemini-2.5-flash, https://proxy/v1beta",
    })
    void servedModelsAreUnderstood(String spec, Protocol protocol, String model, String server) {
        assertThat(ModelSpec.parse(spec))
                .isEqualTo(new ModelSpec.Served(spec, protocol, model, List.of(URI.create(server))));
    }

    @Test
    void severalReplicasAreKeptInTheirOrder() {
        assertThat(((ModelSpec.Served) ModelSpec.parse("openai:m@http://b:1/v1,http://a:2")).servers())
                .containsExactly(URI.create("http://b:1/v1"), URI.create("http://a:2/v1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "opnai:gpt-4o | Maybe 'openai:gpt-4o'?",
                "OpenAI:gpt-4o | Maybe 'openai:gpt-4o'?",
                "gpt-4o | Maybe 'openai:gpt-4o'?",
                "claude-sonnet-4-5 | Maybe 'anthropic:claude-sonnet-4-5'?",
                "gemini-2.5-flash | Maybe 'gemini:gemini-2.5-flash'?",
                "vllm:m@http://gpu:8000 | Maybe 'openai:m@http://gpu:8000'?",
                "http://gpu:8000/v1 | Maybe 'openai:MODEL@http://gpu:8000/v1'?",
                "tiny.gguf | Maybe 'gguf:tiny.gguf'?",
                "bard | Maybe 'embedded:bard'?",
                "nonsense | known are embedded:bard, gguf:PATH, openai:MODEL[@URL], ollama:MODEL[@URL]",
                "openai: | names no model; write openai:MODEL[@URL]",
                "openai:@http://gpu:8000/v1 | names no model",
                "gguf: | unknown model 'gguf:'",
                "openai:my model | holds a space",
                "openai:m@localhost:8000/v1 | Maybe 'openai:m@http://localhost:8000/v1'?",
                "openai:m@gpu.example.com | Maybe 'openai:m@http://gpu.example.com'?",
                "openai:m@10.0.0.7 | Maybe 'openai:m@http://10.0.0.7'?",
                "openai:m@http:// | is no URL",
                "openai:m@http:///v1 | has no host",
                "openai:m@http://my_gpu:8000 | has no host, or one that is no name of a host",
                "openai:m@http://gpu:99999 | has no port from 1 to 65535",
                "openai:m@http://gpu:8000/v1, | does not begin with http:// or https://",
                "openai:m@http://gpu:8000,gpu2:8000 | the server 'gpu2:8000' does not begin with",
                "openai:m@http://gpu:8000,http://GPU:8000/v1/ | is named twice",
                "openai:m@http://gpu:8000/v1?a=b | has a part after '?'",
                "openai:m@http://gpu:8000/v1#a | has a part after '?'",
                "openai:m@http://gpu/a b | is no URL",
            })
    void whatCannotBeMeantIsExplained(String spec, String explanation) {
        assertThatThrownBy(() -> ModelSpec.parse(spec))
                .isInstanceOf(ModelUnavailable.class)
                .hasMessageContaining(explanation);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "openai:m@https://planted:planted@host/v1",
                "openai:m@https://planted@host/v1",
                "openai:m@https://ok/v1,https://a:planted@host/v1",
                "openai:m@https://a:planted@ho st/v1",
                "openai:m@https://host/v1?key=planted",
                "gemini:m@https://host/v1beta#planted",
                "opnai:m@https://a:planted@host/v1",
                "openai:a b@https://a:planted@host/v1",
                "https://a:planted@host/v1",
            })
    void secretsInNamesAreRefusedAndNotRepeated(String spec) {
        assertThatThrownBy(() -> ModelSpec.parse(spec))
                .isInstanceOf(ModelUnavailable.class)
                .message()
                .doesNotContain("planted");
    }

    @Test
    void whereAKeyBelongsIsSaid() {
        assertThatThrownBy(() -> ModelSpec.parse("openai:m@https://me:secret@host/v1"))
                .hasMessageContaining("put the key into the environment");
    }

    @Test
    void everyFormThatIsListedIsUnderstood() {
        assertThat(ModelCatalog.entries()).hasSize(2 + Protocol.values().length).allSatisfy(entry -> {
            String spec = entry.spec().replace("[@URL]", "@http://localhost:1");
            assertThat(ModelSpec.parse(spec).text()).isEqualTo(spec);
        });
    }
}
