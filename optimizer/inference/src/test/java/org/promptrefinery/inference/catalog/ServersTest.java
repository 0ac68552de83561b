package org.promptrefinery.inference.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.promptrefinery.inference.ModelUnavailable;
import org.promptrefinery.inference.http.ApiKey;
import org.promptrefinery.inference.serving.Channel;
import org.promptrefinery.inference.serving.Features;
import org.promptrefinery.inference.serving.Load;
import org.promptrefinery.inference.serving.Outcome;
import org.promptrefinery.inference.serving.Parcel;

class ServersTest {

    private static final ModelSpec.Served TWO =
            (ModelSpec.Served) ModelSpec.parse("openai:m@http://localhost:1/v1,http://far:2/v1");

    private final List<String> notices = new ArrayList<>();
    private final List<String> connected = new ArrayList<>();

    @Test
    void everyReplicaIsConnectedWithItsOwnKey() {
        servers().connect(TWO, Optional.empty(), this::connect);
        assertThat(connected).containsExactly("http://localhost:1/v1 key-any", "http://far:2/v1 none");
    }

    @Test
    void aReplicaThatFailsIsLeftOutAndSaidSo() {
        List<Connector.Connection> open = servers().connect(TWO, Optional.of("MINE"), failingAt("far"));
        assertThat(open)
                .singleElement()
                .satisfies(connection -> assertThat(connection.channel().name()).isEqualTo("http://localhost:1/v1"));
        assertThat(notices).containsExactly("one server is left out: nothing at far");
    }

    @Test
    void noReplicaIsNoModel() {
        assertThatThrownBy(() -> servers().connect(TWO, Optional.of("MINE"), failingAt("")))
                .isInstanceOf(ModelUnavailable.class)
                .hasMessage("nothing at localhost");
    }

    @Test
    void repliesOfEqualServersMayBeSharedAndOthersNot() {
        List<Connector.Connection> alike = servers().connect(TWO, Optional.of("MINE"), this::connect);
        assertThat(Servers.identity(TWO, alike).fingerprint()).isEqualTo("engine of m");
        List<Connector.Connection> different = List.of(
                alike.getFirst(), new Connector.Connection(alike.getLast().channel(), "another engine"));
        assertThat(Servers.identity(TWO, different).fingerprint()).isEqualTo("another engine, engine of m");
    }

    private Servers servers() {
        return new Servers(
                new Keys(Map.of("REFINERY_API_KEY", "key-any", "MINE", "key-mine"), notices::add), notices::add);
    }

    private Connector.Connection connect(ModelSpec.Served spec, URI server, Keys.Credential credential) {
        connected.add(server + " " + credential.key().map(ApiKey::reveal).orElse("none"));
        return new Connector.Connection(new NamedChannel(server.toString()), "engine of " + spec.model());
    }

    private Connector failingAt(String host) {
        return (spec, server, credential) -> {
            if (server.getHost().contains(host)) {
                throw new ModelUnavailable("nothing at " + server.getHost());
            }
            return connect(spec, server, credential);
        };
    }

    private record NamedChannel(String name) implements Channel {
        @Override
        public Features features() {
            return Features.PLAIN;
        }

        @Override
        public Outcome send(Parcel parcel, Duration patience) {
            throw new AssertionError("nothing is sent when opening");
        }

        @Override
        public Optional<Load> load() {
            return Optional.empty();
        }

        @Override
        public void close() {}
    }
}
