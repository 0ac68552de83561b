package org.promptrefinery.inference.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.promptrefinery.inference.ModelUnavailable;
import org.promptrefinery.inference.http.ApiKey;

class KeysTest {

    private static final Map<String, String> ALL = Map.of(
            "OPENAI_API_KEY", "key-openai",
            "ANTHROPIC_API_KEY", "key-anthropic",
            "GEMINI_API_KEY", "key-gemini",
            "GOOGLE_API_KEY", "key-google",
            "REFINERY_API_KEY", "key-any",
            "MINE", "key-mine");

    private final List<String> notices = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "OPENAI, https://api.openai.com/v1, key-openai",
        "ANTHROPIC, https://api.anthropic.com/v1, key-anthropic",
        "GEMINI, https://generativelanguage.googleapis.com/v1beta, key-gemini",
        "OPENAI, https://api.openai.com.evil.example/v1, key-any",
        "OPENAI, https://api.anthropic.com/v1, key-any",
        "OPENAI, https://elsewhere/v1, key-any",
        "ANTHROPIC, https://api.openai.com/v1, key-any",
        "OPENAI, http://localhost:8000/v1, key-any",
        "OPENAI, http://127.0.0.1:8000/v1, key-any",
        "OPENAI, http://[::1]:8000/v1, key-any",
        "OLLAMA, http://localhost:11434/v1, key-any",
    })
    void everyServerGetsTheKeyThatWasMeantForIt(Protocol protocol, URI server, String key) {
        assertThat(revealed(ALL, protocol, server, Optional.empty())).contains(key);
        assertThat(notices).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://gpu:8000/v1",
                "http://api.openai.com/v1",
                "http://127.0.0.1.evil.example/v1",
                "http://localhost.evil.example/v1"
            })
    void noKeyGoesUnencryptedThroughANetworkUnasked(URI server) {
        assertThat(revealed(ALL, Protocol.OPENAI, server, Optional.empty())).isEmpty();
        assertThat(notices).singleElement().asString().contains("REFINERY_API_KEY", server.toString());
        assertThat(revealed(ALL, Protocol.OPENAI, server, Optional.of("MINE"))).contains("key-mine");
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void aNamedVariableHoldsForAnyServer(Protocol protocol) {
        assertThat(revealed(ALL, protocol, protocol.home(), Optional.of("MINE")))
                .contains("key-mine");
    }

    @Test
    void aServerAtHomeMayNeedNoKey() {
        assertThat(revealed(Map.of(), Protocol.OPENAI, URI.create("http://localhost:8000/v1"), Optional.empty()))
                .isEmpty();
        assertThat(revealed(Map.of(), Protocol.OLLAMA, Protocol.OLLAMA.home(), Optional.empty()))
                .isEmpty();
    }

    @Test
    void theSecondVariableServesWhereTheFirstIsEmpty() {
        Map<String, String> environment = new HashMap<>(ALL);
        environment.put("GEMINI_API_KEY", "  ");
        assertThat(revealed(environment, Protocol.GEMINI, Protocol.GEMINI.home(), Optional.empty()))
                .contains("key-google");
    }

    @ParameterizedTest
    @CsvSource({"OPENAI, OPENAI_API_KEY", "ANTHROPIC, ANTHROPIC_API_KEY", "GEMINI, GEMINI_API_KEY or GOOGLE_API_KEY"})
    void aKeyThatIsMissingIsNamed(Protocol protocol, String variables) {
        assertThatThrownBy(() ->
                        revealed(Map.of("REFINERY_API_KEY", "key-any"), protocol, protocol.home(), Optional.empty()))
                .isInstanceOf(ModelUnavailable.class)
                .hasMessageContaining(variables + " is not set");
    }

    @Test
    void aNamedVariableMustBeSet() {
        assertThatThrownBy(() ->
                        revealed(Map.of(), Protocol.OPENAI, URI.create("http://localhost:1/v1"), Optional.of("MINE")))
                .isInstanceOf(ModelUnavailable.class)
                .hasMessageContaining("MINE");
    }

    @Test
    void aKeyInThePlaceOfItsVariableIsNotRepeated() {
        assertThatThrownBy(() -> revealed(ALL, Protocol.OPENAI, Protocol.OPENAI.home(), Optional.of("sk-planted")))
                .isInstanceOf(ModelUnavailable.class)
                .hasMessageContaining("no name of an environment variable")
                .message()
                .doesNotContain("planted");
    }

    /** The JDK's client would quote it in its message. */
    @ParameterizedTest
    @ValueSource(strings = {"planted\nplanted", "two planted", "plänted"})
    void whatCannotBeAKeyIsRefusedAndNotRepeated(String text) {
        assertThatThrownBy(() -> revealed(
                        Map.of("OPENAI_API_KEY", text), Protocol.OPENAI, Protocol.OPENAI.home(), Optional.empty()))
                .isInstanceOf(ModelUnavailable.class)
                .hasMessageContaining("OPENAI_API_KEY")
                .message()
                .doesNotContain("planted", "plänted");
    }

    @Test
    void whereTheKeyIsCanBeToldWithoutIt() {
        Keys.Credential credential =
                new Keys(ALL, notices::add).to(Protocol.GEMINI.home(), Protocol.GEMINI, Optional.empty());
        assertThat(credential.variable()).isEqualTo("GEMINI_API_KEY");
        assertThat(credential.toString()).doesNotContain("key-gemini");
    }

    private Optional<String> revealed(
            Map<String, String> environment, Protocol protocol, URI server, Optional<String> named) {
        return new Keys(environment, notices::add)
                .to(server, protocol, named)
                .key()
                .map(ApiKey::reveal);
    }
}
