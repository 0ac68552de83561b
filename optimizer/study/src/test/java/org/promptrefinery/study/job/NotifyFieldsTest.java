package org.promptrefinery.study.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.promptrefinery.study.job.JobText.SMALLEST;
import static org.promptrefinery.study.job.JobText.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.promptrefinery.evaluators.BadInput;

class NotifyFieldsTest {

    private static final String SECRET = "https://chat.example/hooks/token-1";

    @TempDir
    Path folder;

    @Test
    void nobodyIsToldUnlessTheJobSaysSo() throws IOException {
        Job job = read(folder, SMALLEST);
        assertThat(job.notification()).isEqualTo(Notification.NOBODY);
        assertThat(JobWriter.tree(job).has("notify")).isFalse();
    }

    @Test
    void theAddressIsInNothingThatIsWritten() throws IOException {
        Job job =
                read(folder, SMALLEST + "notify: {command: sh  told.sh, webhook: \"" + SECRET + "\", timeout: 2.5}\n");
        assertThat(job.notification().timeout()).isEqualTo(Duration.ofMillis(2500));
        assertThat(job.notification().command().orElseThrow().words()).containsExactly("sh", "told.sh");
        assertThat(job.notification().webhook().orElseThrow().reveal(Map.of())).hasToString(SECRET);
        assertThat(Yaml.write(JobWriter.tree(job)))
                .contains("webhook: \"[hidden]\"")
                .doesNotContain("token-1");
        assertThat(job.toString()).doesNotContain("token-1");
        assertThat(JobWriter.deciding(job)).isEqualTo(JobWriter.deciding(read(folder, SMALLEST)));
    }

    @Test
    void theUserSaysItByFlagOrVariable() throws IOException {
        Files.writeString(
                folder.resolve("job.yaml"), SMALLEST + "notify: {command: [a], webhook: {from: CHAT}, timeout: 3}\n");
        Job job = JobFile.read(
                folder,
                Settings.of(Map.of("REFINERY_NOTIFY_WEBHOOK", SECRET)),
                Map.of("notify.command", "mail me@example.org"));
        assertThat(job.notification().command())
                .contains(new Notification.Command(List.of("mail", "me@example.org"), Optional.empty()));
        assertThat(job.notification().webhook().orElseThrow().variable()).isEmpty();
        assertThat(job.notification().timeout()).isEqualTo(Duration.ofSeconds(3));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            token-1                               | notify: must be a map
            {webhok: token-1}                     | unknown field 'webhok'. Maybe 'webhook'?
            {webhook: token-1}                    | notify.webhook: must be an address
            {webhook: [token-1]}                  | notify.webhook: must be an address
            {webhook: {from: 'https://token-1'}}  | notify.webhook: must be an address
            {webhook: 'ftp://chat/token-1'}       | notify.webhook: must be an address
            {webhook: 'https:// token-1'}         | notify.webhook: must be an address
            {command: []}                         | notify.command: must be a program
            {command: [{a: token-1}]}             | notify.command: must be a list of texts
            {timeout: 0}                          | notify.timeout: '0' must be a number from 0.1 to 600
            """)
    void whatIsWrongIsSaidWithoutTheValue(String notify, String message) {
        assertThatThrownBy(() -> read(folder, SMALLEST + "notify: " + notify + "\n"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("job.yaml:4")
                .hasMessageContaining(message)
                .hasMessageNotContaining("token-1");
    }

    @Test
    void aWrongFlagIsNotShownEither() throws IOException {
        Files.writeString(folder.resolve("job.yaml"), SMALLEST);
        assertThatThrownBy(() -> JobFile.read(folder, Map.of(), Map.of("notify.webhook", "token-1")))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("the flag for notify.webhook: must be an address")
                .hasMessageNotContaining("token-1");
    }
}
