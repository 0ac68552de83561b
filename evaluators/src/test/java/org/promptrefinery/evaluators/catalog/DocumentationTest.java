package org.promptrefinery.evaluators.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.kind.Common;
import org.promptrefinery.evaluators.kind.Kind;
import org.promptrefinery.evaluators.kind.Option;

class DocumentationTest {

    private static final Path PAGE = Path.of("EVALUATORS.md");

    @Test
    void thePageInTheRepositoryIsTheGeneratedOne() throws IOException {
        assertThat(Files.readString(PAGE))
                .as("evaluators/EVALUATORS.md is out of date; run: scripts/refinery evaluators --markdown"
                        + " > evaluators/EVALUATORS.md")
                .isEqualTo(Documentation.markdown());
    }

    @Test
    void everyKindIsListedAndExplainedWithAllItsOptions() {
        for (Kind kind : Catalog.kinds()) {
            assertThat(Documentation.list()).containsPattern("(?m)^\\Q" + kind.name() + "\\E +\\Q" + kind.purpose());
            assertThat(Documentation.of(kind.name())).contains(kind.purpose(), kind.example());
            assertThat(kind.options().stream().map(Option::name).toList())
                    .allSatisfy(
                            name -> assertThat(Documentation.of(kind.name())).contains("  " + name + ": "));
        }
    }

    @Test
    void thePageHasAllThatShipsAndNothingElse() {
        assertThat(Documentation.markdown()).doesNotContain("### shouting");
        for (Kind kind : Catalog.builtIn()) {
            assertThat(Documentation.markdown()).contains("\n### " + kind.name() + "\n", kind.example());
        }
    }

    @Test
    void theCommonOptionsComeBeforeTheFamilies() {
        String page = Documentation.markdown();
        int firstKind = page.indexOf("\n### ");
        assertThat(Common.OPTIONS).allSatisfy(option -> assertThat(page.indexOf("| `" + option.name() + "` |"))
                .isPositive()
                .isLessThan(firstKind));
    }

    @Test
    void everyRowOfATableHasFourCells() {
        assertThat(Documentation.markdown().lines().filter(line -> line.startsWith("|")))
                .allSatisfy(line -> assertThat(line.replace("\\|", "").split("\\|", -1))
                        .as(line)
                        .hasSize(6));
    }

    @Test
    void anUnknownNameIsExplained() {
        assertThatThrownBy(() -> Documentation.of("exakt"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("unknown evaluator 'exakt'. Maybe 'exact'?");
    }
}
