package org.promptrefinery.inference.openai;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.promptrefinery.inference.Constraint;
import org.promptrefinery.inference.Message;
import org.promptrefinery.inference.Request;
import org.promptrefinery.inference.Sampling;

/** Writes requests as the protocol has them. The user's extra fields come last and win. */
final class ChatBody {

    private static final String SCHEMA_NAME = "answer";
    private static final String COMPLETION_TOKENS = "max_completion_tokens";
    private static final List<String> MEANT_FOR_ANSWERS =
            List.of("max_tokens", COMPLETION_TOKENS, "min_tokens", "n", "response_format", "structured_outputs");

    private final String model;
    private final Labelling labelling;
    private final ObjectNode none = Json.MAPPER.createObjectNode();
    private final ParsedOnce extras = new ParsedOnce();
    private final ParsedOnce schemas = new ParsedOnce();

    ChatBody(String model, Labelling labelling) {
        this.model = model;
        this.labelling = labelling;
    }

    /**
     * One conversation.
     *
     * @param samples how many completions to draw of it
     * @throws IllegalArgumentException when the extra fields or the schema are no JSON objects
     */
    String of(Request request, int samples, Dialect dialect) {
        return write(extra(request.sampling()), fields -> {
            fields.put("messages", body -> conversation(body, request.messages()));
            if (samples > 1) {
                fields.number("n", samples);
            }
            common(fields, request, dialect);
        });
    }

    /**
     * Several conversations with one sampling, as vLLM takes them. They share a seed, that of the first.
     *
     * @throws IllegalArgumentException when the extra fields or the schema are no JSON objects
     */
    String ofAll(List<Request> requests, Dialect dialect) {
        return write(extra(requests.getFirst().sampling()), fields -> {
            fields.put("messages", body -> {
                body.writeStartArray();
                for (Request request : requests) {
                    conversation(body, request.messages());
                }
                body.writeEndArray();
            });
            common(fields, requests.getFirst(), dialect);
        });
    }

    /**
     * A conversation that ends with an answer, to hear how probable the model finds it.
     *
     * @throws IllegalArgumentException when the extra fields are no JSON object
     */
    String ending(Request request, String answer) {
        List<Message> messages = new ArrayList<>(request.messages());
        messages.add(new Message(Message.Speaker.ASSISTANT, answer));
        ObjectNode extra = extra(request.sampling()).deepCopy().without(MEANT_FOR_ANSWERS);
        return write(extra, fields -> {
            fields.put("messages", body -> conversation(body, messages));
            fields.number("temperature", 0.0);
            fields.number("max_tokens", 1);
            fields.flag("continue_final_message", true);
            fields.flag("add_generation_prompt", false);
            fields.number("prompt_logprobs", 0);
        });
    }

    private String write(ObjectNode extra, Part part) {
        StringWriter text = new StringWriter(512);
        try (JsonGenerator body = Json.MAPPER.createGenerator(text)) {
            Fields fields = new Fields(body, extra);
            body.writeStartObject();
            fields.text("model", model);
            part.write(fields);
            fields.extras();
            body.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException("a string can be written to", impossible);
        }
        return text.toString();
    }

    private ObjectNode extra(Sampling sampling) {
        try {
            return sampling.extra().isEmpty() ? none : extras.read(sampling.extra());
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("'extra' of the model " + wrong.getMessage(), wrong);
        }
    }

    private static void conversation(JsonGenerator body, List<Message> messages) throws IOException {
        body.writeStartArray();
        for (Message message : messages) {
            body.writeStartObject();
            body.writeStringField("role", role(message.speaker()));
            body.writeStringField("content", message.text());
            body.writeEndObject();
        }
        body.writeEndArray();
    }

    private static String role(Message.Speaker speaker) {
        return switch (speaker) {
            case SYSTEM -> "system";
            case USER -> "user";
            case ASSISTANT -> "assistant";
        };
    }

    private void common(Fields fields, Request request, Dialect dialect) throws IOException {
        Sampling sampling = request.sampling();
        fields.number("temperature", sampling.temperature());
        if (sampling.topP() < 1) {
            fields.number("top_p", sampling.topP());
        }
        limit(fields, sampling, dialect);
        if (sampling.temperature() > 0) {
            fields.number("seed", seed(sampling.seed(), request.sample()));
        }
        if (!sampling.stop().isEmpty()) {
            fields.put("stop", body -> Fields.array(body, sampling.stop()));
        }
        if (request.constraint().isPresent()) {
            constraint(fields, request.constraint().get(), dialect);
        }
    }

    private static void limit(Fields fields, Sampling sampling, Dialect dialect) throws IOException {
        if (dialect.completionTokens()) {
            fields.number(COMPLETION_TOKENS, sampling.maxTokens());
        } else if (!fields.extra().has(COMPLETION_TOKENS)) {
            fields.number("max_tokens", sampling.maxTokens());
        }
    }

    /** Depends on every bit of both; samples differ though the user has set one seed. */
    static int seed(long seed, int sample) {
        return new SplittableRandom(31 * seed + sample).nextInt() & Integer.MAX_VALUE;
    }

    private void constraint(Fields fields, Constraint constraint, Dialect dialect) throws IOException {
        switch (constraint) {
            case Constraint.Schema schema -> {
                if (!dialect.freeJson()) {
                    schema(fields, schema.json());
                }
            }
            case Constraint.Labels labels -> labelling.write(fields, labels.labels());
        }
    }

    private void schema(Fields fields, String json) throws IOException {
        ObjectNode schema;
        try {
            schema = schemas.read(json);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("the JSON Schema " + wrong.getMessage(), wrong);
        }
        fields.put("response_format", body -> {
            body.writeStartObject();
            body.writeStringField("type", "json_schema");
            body.writeObjectFieldStart("json_schema");
            body.writeStringField("name", SCHEMA_NAME);
            body.writeBooleanField("strict", true);
            body.writeFieldName("schema");
            body.writeTree(schema);
            body.writeEndObject();
            body.writeEndObject();
        });
    }

    /** What tells one kind of body from another. */
    private interface Part {
        void write(Fields fields) throws IOException;
    }
}
