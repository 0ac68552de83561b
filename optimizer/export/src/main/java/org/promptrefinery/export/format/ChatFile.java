package org.promptrefinery.export.format;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.promptrefinery.export.template.DoubleBraces;
import org.promptrefinery.inference.Message;
import org.promptrefinery.search.Template;

/** A JSON file for a service, with a list of messages in it. */
enum ChatFile implements PromptFormat {
    OPENAI(
            "openai",
            "messages as OpenAI's chat completions take them, once your code has put values for {{names}}",
            "messages",
            DoubleBraces.OURS) {
        @Override
        void describe(ObjectNode file, ExportedPrompt prompt) {
            prompt.modelName().ifPresent(name -> file.put("model", name.model()));
            prompt.model().ifPresent(model -> Settings.SNAKE.put(file, model));
        }
    },

    MLFLOW(
            "mlflow",
            "arguments of MLflow's registry: mlflow.genai.register_prompt(**json.load(open(FILE)))",
            "template",
            DoubleBraces.MLFLOW) {
        @Override
        void describe(ObjectNode file, ExportedPrompt prompt) {
            file.put("name", prompt.name());
            file.put("commit_message", Facts.sentence(prompt));
            ObjectNode tags = file.putObject("tags");
            prompt.facts().forEach(tags::put);
            prompt.model().ifPresent(model -> {
                ObjectNode config = file.putObject("model_config");
                prompt.modelName().ifPresent(name -> config.put("provider", name.provider())
                        .put("model_name", name.model()));
                new Settings("temperature", "max_tokens", "top_p", "stop_sequences").put(config, model);
            });
        }

        @Override
        public String limits() {
            return "MLflow fills one variable after the other, so that a value with {{name}} in it is filled again";
        }

        @Override
        public boolean carries(String value) {
            return Template.variables(value).isEmpty();
        }
    },

    LANGFUSE(
            "langfuse",
            "the body of a POST to /api/public/v2/prompts of Langfuse, which registers a new version",
            "prompt",
            DoubleBraces.LANGFUSE) {
        @Override
        void describe(ObjectNode file, ExportedPrompt prompt) {
            file.put("type", "chat").put("name", prompt.name()).put("commitMessage", Facts.sentence(prompt));
            file.putArray("labels");
            file.putArray("tags").add("prompt-refinery");
            ObjectNode config = file.putObject("config");
            prompt.modelName().ifPresent(name -> config.put("model", name.model()));
            prompt.model().ifPresent(model -> Settings.SNAKE.put(config, model));
            if (!prompt.facts().isEmpty()) {
                ObjectNode facts = config.putObject("refinery");
                prompt.facts().forEach(facts::put);
            }
        }
    };

    private final String form;
    private final String purpose;
    private final String messages;
    private final DoubleBraces syntax;

    ChatFile(String form, String purpose, String messages, DoubleBraces syntax) {
        this.form = form;
        this.purpose = purpose;
        this.messages = messages;
        this.syntax = syntax;
    }

    /** Puts in what there is besides the messages. */
    abstract void describe(ObjectNode file, ExportedPrompt prompt);

    @Override
    public String id() {
        return form;
    }

    @Override
    public String purpose() {
        return purpose;
    }

    @Override
    public List<ExportFile> write(ExportedPrompt prompt) {
        ObjectNode file = Json.object();
        describe(file, prompt);
        ChatJson.put(file.putArray(messages), prompt, syntax);
        return List.of(new ExportFile(prompt.name() + "." + form + ".json", Json.text(file)));
    }

    @Override
    public List<Message> sent(List<ExportFile> files, Map<String, String> values) {
        return ChatJson.sent(Json.read(files.getFirst().text()).path(messages), syntax, values);
    }
}
