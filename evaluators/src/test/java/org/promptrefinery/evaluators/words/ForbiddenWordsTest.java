package org.promptrefinery.evaluators.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.text.StringEscapeUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ForbiddenWordsTest {

    private static final Writing ALL = WordCorpus.writing("all");
    private static final List<String> LOOK_ALIKES =
            List.of("RꓣᎡ𝐑Ｒʀ🆁", "oоοօσ𝗈ｏᴏ🅾", "mｍ𝑚ᴍм🅼", "eеｅ𝒆ᴇ℮🅴", "oоοօσ𝗈ｏᴏ🅾");

    static Stream<WordCorpus> found() {
        return WordCorpus.read("found.tsv");
    }

    static Stream<WordCorpus> free() {
        return WordCorpus.read("free.tsv");
    }

    @ParameterizedTest
    @MethodSource("found")
    void findsAWordHoweverItIsWritten(WordCorpus line) {
        List<Occurrence> occurrences = line.occurrences();
        List<String> spellings = Stream.of(line.rest().get(0).split("\\|(?=.)"))
                .map(StringEscapeUtils::unescapeJava)
                .toList();
        if (line.text().contains(" | ") || line.text().contains("u|i")) {
            spellings = List.of(StringEscapeUtils.unescapeJava(line.rest().get(0)));
        }
        assertThat(occurrences)
                .extracting(occurrence -> occurrence.spelling(line.text()))
                .isEqualTo(spellings);
        Occurrence first = occurrences.getFirst();
        boolean asWritten = first.word().spelled(first.spelling(line.text()));
        assertThat(asWritten ? "as-written" : Level.words(first.levels()))
                .isEqualTo(line.rest().get(1));
    }

    @ParameterizedTest
    @MethodSource("free")
    void findsNothingInWhatOnlyLooksLikeIt(WordCorpus line) {
        assertThat(line.occurrences())
                .extracting(occurrence -> occurrence.spelling(line.text()) + " by " + Level.words(occurrence.levels()))
                .isEmpty();
    }

    @Test
    void theCorporaAreLarge() {
        assertThat(found().distinct().count()).isGreaterThan(300);
        assertThat(free().distinct().count()).isGreaterThan(300);
    }
}
