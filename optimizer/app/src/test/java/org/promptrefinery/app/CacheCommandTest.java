package org.promptrefinery.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.promptrefinery.inference.Completion;
import org.promptrefinery.inference.LanguageModel;
import org.promptrefinery.inference.Message;
import org.promptrefinery.inference.ModelIdentity;
import org.promptrefinery.inference.Recipient;
import org.promptrefinery.inference.Request;
import org.promptrefinery.inference.Sampling;
import org.promptrefinery.inference.cache.CachedModel;
import org.promptrefinery.inference.cache.CompletionCache;

class CacheCommandTest {

    @TempDir
    Path folder;

    private Path file;
    private String out = "";
    private String err = "";

    /** Says yes to everything, for a price if it has one. */
    private record Yes(ModelIdentity identity, OptionalDouble price) implements LanguageModel {

        @Override
        public void complete(List<Request> requests, Recipient recipient) {
            for (int i = 0; i < requests.size(); i++) {
                recipient.take(
                        i, new Completion("yes", 10, 1, Completion.Finish.STOP, Duration.ZERO, false).costing(price));
            }
        }

        @Override
        public int countTokens(String text) {
            return 1;
        }

        @Override
        public void close() {}
    }

    @BeforeEach
    void fill() throws SQLException {
        file = folder.resolve("completions.sqlite");
        try (CompletionCache cache = CompletionCache.open(file)) {
            ask("dear:1", OptionalDouble.of(0.5), cache);
            ask("free:1", OptionalDouble.empty(), cache);
        }
        execute("update completions set created = 0 where model = 'dear:1' and rowid % 2 = 0");
    }

    private static void ask(String spec, OptionalDouble price, CompletionCache cache) {
        List<Request> requests = List.of("a", "b", "c").stream()
                .map(text -> new Request(List.of(Message.user(text)), Sampling.greedy(4), 0))
                .toList();
        CachedModel.over(new Yes(new ModelIdentity(spec, spec), price), cache).complete(requests);
    }

    @Test
    void saysWhatIsKept() throws IOException {
        assertThat(cache("stats")).isZero();
        assertThat(out)
                .contains(file.toString(), "6 completions")
                .containsPattern("dear:1 +3 +30 +3 +1\\.5000 +1970-01-01 +\\d{4}-")
                .containsPattern("free:1 +3 +30 +3 +unknown ");
        assertThat(cache("stats", "--json")).isZero();
        JsonNode json = new JsonMapper().readTree(out);
        assertThat(json.path("bytes").asLong()).isEqualTo(Files.size(file));
        assertThat(json.path("models").path(0).path("cost").asDouble()).isEqualTo(1.5);
        assertThat(json.path("models").path(1).path("cost").isNull()).isTrue();
        assertThat(json.path("models").path(0).path("first").asText()).isEqualTo("1970-01-01T00:00:00Z");
    }

    @Test
    void prunesOnlyWhatFits() {
        assertThat(cache("prune", "--model", "dear:1", "--dry-run")).isZero();
        assertThat(out).contains("would remove 3 completions with 9 bytes of text");
        assertThat(cache("prune", "--model", "free:1", "--older-than", "30d")).isZero();
        assertThat(out).contains("removed 0 completions");
        assertThat(cache("prune", "--older-than", "12h")).isZero();
        assertThat(out).contains("removed 1 completions", file.toString());
        cache("stats");
        assertThat(out).contains("5 completions");
    }

    @Test
    void pruningEverythingByOversightIsRefused() {
        assertThat(cache("prune")).isEqualTo(2);
        assertThat(err).contains("--older-than 30d", "--model SPEC");
        cache("stats");
        assertThat(out).contains("6 completions");
    }

    @ParameterizedTest
    @ValueSource(strings = {"30", "d", "0d", "-1d", "1.5h", "1w", "30 d", "9999999d", "٣d"})
    void anAgeThatIsNoneIsExplained(String age) {
        assertThat(cache("prune", "--older-than=" + age)).isEqualTo(2);
        assertThat(err).contains("'" + age + "'", "30d or 12h");
    }

    @Test
    void verifiesWhatIsSoundAndWhatIsNot() throws SQLException {
        assertThat(cache("verify")).isZero();
        assertThat(out).contains("is sound");
        execute("update completions set finish = 'WHIM' where model = 'free:1'");
        assertThat(cache("verify")).isEqualTo(1);
        assertThat(out).contains("is damaged", "WHIM");
    }

    @Test
    void aTextInItsPlaceIsDamage() throws IOException {
        Files.writeString(file, "I am a diary, no database. ".repeat(100));
        assertThat(cache("verify")).isEqualTo(1);
        assertThat(out).contains("is damaged");
        assertThat(cache("stats")).isEqualTo(1);
        assertThat(err).contains("refinery cache verify").doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stats", "prune --model x:1", "verify"})
    void aMissingFileIsExplained(String command) throws IOException {
        Files.delete(file);
        assertThat(cache(command.split(" "))).isEqualTo(2);
        assertThat(err).contains("there is no cache of completions", "--results");
        assertThat(file).doesNotExist();
    }

    @Test
    void aCommandIsNeeded() {
        assertThat(run("cache")).isEqualTo(2);
        assertThat(err).contains("stats", "prune", "verify");
    }

    private void execute(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private int cache(String... arguments) {
        List<String> all = new ArrayList<>(List.of("cache"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--results", folder.toString()));
        return run(all.toArray(String[]::new));
    }

    private int run(String... arguments) {
        Output output = Output.of(Map.of(), arguments);
        out = output.out();
        err = output.err();
        return output.code();
    }
}
