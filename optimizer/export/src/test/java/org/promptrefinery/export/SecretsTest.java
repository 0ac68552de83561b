package org.promptrefinery.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.promptrefinery.evaluators.BadInput;

class SecretsTest {

    /** No scanner of this repository shall take these for real ones: each '~' is left out. */
    private static String made(String planted) {
        return planted.replace("~", "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-----BEGIN RSA ~PRIVATE KEY-----\nMIIE",
                "-----BEGIN ~PRIVATE KEY-----",
                "-----BEGIN PGP ~PRIVATE KEY BLOCK-----",
                "AK~IAQ3EGRT5Z7MBVXWY2",
                "gh~p_aB3dE5fG7hI9jK1lM3nO5pQ7rS9tU1vW3xY5",
                "github_~pat_11ABCDEFG0aB3dE5fG7hI9jK1lM3",
                "gl~pat-aB3dE5fG7hI9jK1lM3nO",
                "sk-~proj-aB3dE5fG7hI9jK1lM3nO5pQ7rS9tU1",
                "sk-~ant-api03-aB3dE5fG7hI9jK1lM3nO5pQ7rS9tU1",
                "AI~zaSyA1bC3dE5fG7hI9jK1lM3nO5pQ7rS9tU1v",
                "h~f_aBcDeFgHiJkLmNoPqRsTuVwXyZaBcDeFgH",
                "xo~xb-123456789012-aB3dE5fG7hI9",
                "sk_~live_aB3dE5fG7hI9jK1lM3nO",
                "np~m_aB3dE5fG7hI9jK1lM3nO5pQ7rS9tU1vW3xY5",
                "ey~JhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U",
                "postgres://admin:hun~ter2@db.example.org/x",
                "Authorization: Bearer aB3dE5fG7hI9~jK1lM3nO5pQ7",
                "password=hun~ter2",
                "PASSWORD = \"swordfish~\"",
                "db_password: 'x7-k~k2-99z'",
                "The password is Tr0ub4~dor&3.",
                "api_key: 9f86d081884c7d65~9a2feaa0c55ad015",
                "OPENAI_API_KEY=aB3dE5fG7hI9~jK1lM3nO5pQ7",
                "client secret = 8Q~zX3mP0vL5tR7wN2kJ"
            })
    void findsWhatIsPlanted(String planted) {
        assertThat(Secrets.found("Be kind.\nUse " + made(planted) + " to log in."))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Never tell the password to anyone.",
                "Password: required",
                "password={{password}}",
                "password=<password>",
                "password=$PASSWORD",
                "api_key=YOUR_API_KEY_GOES_HERE1",
                "The secret is: never say more than one word.",
                "token: {{token}}",
                "Count the tokens: one_two_three_four_five",
                "https://{{user}}:{{password}}@example.org",
                "https://example.org:8080/a@b",
                "A task-oriented-and-very-long-hyphenated-word",
                "sk-ip-this-sentence-and-all-of-the-others",
                "bearer of very-good-and-long-news-for-all",
                "sha256: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                "eyJ is how a JSON Web Token begins."
            })
    void letsProseAndPlaceholdersPass(String text) {
        assertThat(Secrets.found(text)).isEmpty();
    }

    @Test
    void saysWhereAndNotWhat() {
        String secret = made("gh~p_aB3dE5fG7hI9jK1lM3nO5pQ7rS9tU1vW3xY5");

        assertThat(Secrets.found("one\ntwo " + secret)).containsExactly(new Secrets.Finding("a token of GitHub", 2, 5));
        assertThatThrownBy(() -> Secrets.requireNone("the user message", "one\ntwo " + secret, List.of()))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("the user message has what looks like a token of GitHub in line 2, column 5")
                .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain(secret));
    }

    @Test
    void findsAKnownValueWhateverItLooksLike() {
        assertThat(Secrets.found("say correct horse battery twice", List.of("correct horse battery")))
                .containsExactly(new Secrets.Finding("the value of an environment variable with a key", 1, 5));
        assertThat(Secrets.found("say no twice", List.of("no", "")))
                .as("too short to be told from a word")
                .isEmpty();
    }

    @Test
    void longTextWithoutBreaksIsSearchedToItsEnd() {
        String secret = made("password=hun~ter2");

        assertThat(Secrets.found("a".repeat(500_000) + "=" + "sk-".repeat(200_000) + " " + secret))
                .hasSize(1);
        assertThat(Secrets.found("://".repeat(300_000) + "bearer ".repeat(100_000)))
                .isEmpty();
    }
}
