package org.promptrefinery.inference.openai;

/** The program that serves a model. */
public enum Engine {
    VLLM("vLLM"),
    SGLANG("SGLang"),
    LLAMA_CPP("llama.cpp"),
    TRANSFORMERS("serve-transformers"),
    OLLAMA("Ollama"),
    LM_STUDIO("LM Studio"),
    OPENAI("OpenAI"),
    UNKNOWN("unknown");

    private final String title;

    Engine(String title) {
        this.title = title;
    }

    /** Its name for a person. */
    public String title() {
        return title;
    }
}
