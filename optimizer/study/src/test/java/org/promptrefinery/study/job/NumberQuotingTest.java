package org.promptrefinery.study.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.promptrefinery.search.Chain;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.Role;
import org.promptrefinery.search.Section;

class NumberQuotingTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e5",
                "1.10",
                "0123",
                "0x1F",
                "0b11",
                "0o17",
                "1_000",
                "+1",
                "-.5",
                ".inf",
                ".nan",
                "12:30",
                "1.",
                "true",
                "null",
                "~",
                "007",
                "123e456",
                "9999999999999999999999",
                "2026-11-25",
                "1,5"
            })
    void aPromptThatLooksLikeANumberStaysAsItIs(String text) throws IOException {
        Chain chain = Chain.of(new Prompt(List.of(new Section(Role.RULE, text)), text + "{{question}}"));
        Path file = Files.writeString(folder.resolve("p.prompt"), Yaml.write(ChainReader.write(chain)));
        assertThat(ChainReader.file(file)).isEqualTo(chain);
    }
}
