package org.promptrefinery.inference.catalog;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.promptrefinery.inference.LanguageModel;
import org.promptrefinery.inference.ModelIdentity;
import org.promptrefinery.inference.ModelUnavailable;
import org.promptrefinery.inference.langchain.Endpoint;
import org.promptrefinery.inference.langchain.LangChainChannel;
import org.promptrefinery.inference.openai.OpenAiChannel;
import org.promptrefinery.inference.serving.Channel;
import org.promptrefinery.inference.serving.ServedModel;

/** Opens models on servers: the place where protocols meet what they are served by. */
final class Servers {

    private final Keys keys;
    private final Consumer<String> notices;

    Servers(Keys keys, Consumer<String> notices) {
        this.keys = keys;
        this.notices = notices;
    }

    /** @throws ModelUnavailable when no server can be used */
    LanguageModel open(ModelSpec.Served spec, ModelTerms terms) {
        List<Connector.Connection> connections = connect(spec, terms.keyVariable(), Servers::connection);
        List<Channel> channels =
                connections.stream().map(Connector.Connection::channel).toList();
        return ServedModel.over(identity(spec, connections), channels, terms.limits(), notices);
    }

    /**
     * What each of the servers can do, found out with a few short completions.
     *
     * @throws ModelUnavailable when they speak no protocol that leaves it open, or none can be used
     */
    List<ModelCatalog.Explored> explore(ModelSpec.Served spec) {
        List<ModelCatalog.Explored> explored = new ArrayList<>();
        for (Connector.Connection connection : connect(spec, Optional.empty(), Servers::connection)) {
            try (Channel channel = connection.channel()) {
                if (channel instanceof OpenAiChannel server) {
                    explored.add(new ModelCatalog.Explored(spec.model(), server.name(), server.tried()));
                }
            }
        }
        if (explored.isEmpty()) {
            throw new ModelUnavailable("'" + spec.text() + "' answers. All servers of its protocol can do the same, so"
                    + " that there is nothing more to find out.");
        }
        return explored;
    }

    /** To every server that can be used; the others are left out with a notice as long as there is one. */
    List<Connector.Connection> connect(ModelSpec.Served spec, Optional<String> keyVariable, Connector connector) {
        List<Connector.Connection> open = new ArrayList<>();
        List<ModelUnavailable> failed = new ArrayList<>();
        for (URI server : spec.servers()) {
            try {
                open.add(connector.connect(spec, server, keys.to(server, spec.protocol(), keyVariable)));
            } catch (ModelUnavailable unavailable) {
                failed.add(unavailable);
            }
        }
        if (open.isEmpty()) {
            throw failed.getFirst();
        }
        failed.forEach(failure -> notices.accept("one server is left out: " + failure.getMessage()));
        return open;
    }

    /** Servers that answer differently make another model, whatever they are called. */
    static ModelIdentity identity(ModelSpec.Served spec, List<Connector.Connection> connections) {
        return new ModelIdentity(
                spec.text(),
                connections.stream()
                        .map(Connector.Connection::fingerprint)
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining(", ")));
    }

    private static Connector.Connection connection(ModelSpec.Served spec, URI server, Keys.Credential credential) {
        return switch (spec.protocol()) {
            case OPENAI, OLLAMA -> openAi(spec, server, credential);
            case ANTHROPIC, GEMINI -> langChain(spec, server, credential);
        };
    }

    private static Connector.Connection langChain(ModelSpec.Served spec, URI server, Keys.Credential credential) {
        Endpoint endpoint = new Endpoint(spec.model(), server, credential.key(), credential.variable());
        Channel channel = spec.protocol() == Protocol.ANTHROPIC
                ? LangChainChannel.anthropic(endpoint)
                : LangChainChannel.gemini(endpoint);
        return new Connector.Connection(channel, fingerprint(spec, server));
    }

    /** The home of a protocol goes without saying; another server may serve something else under the same name. */
    private static String fingerprint(ModelSpec.Served spec, URI server) {
        String name = spec.protocol().prefix() + spec.model();
        return server.equals(spec.protocol().home()) ? name : name + " at " + server;
    }

    private static Connector.Connection openAi(ModelSpec.Served spec, URI server, Keys.Credential credential) {
        OpenAiChannel channel = OpenAiChannel.open(server, spec.model(), credential.key(), credential.variable());
        return new Connector.Connection(channel, channel.fingerprint());
    }
}
