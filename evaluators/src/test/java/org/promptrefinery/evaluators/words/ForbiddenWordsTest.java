package org.promptrefinery.evaluators.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.text.StringEscapeUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.Trial;
import org.promptrefinery.evaluators.Verdict;

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
        List<String> spellings = Stream.of(line.rest().get(0).split("¦"))
                .map(StringEscapeUtils::unescapeJava)
                .toList();
        assertThat(occurrences)
                .extracting(occurrence -> occurrence.spelling(line.text()))
                .isEqualTo(spellings);
        Occurrence first = occurrences.getFirst();
        boolean asWritten = first.levels() == 0 || first.word().spelled(first.spelling(line.text()));
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

    @Property(tries = 2000)
    void invisibleCharactersAndLookAlikesHideNothing(
            @ForAll("disguises") String word, @ForAll("prose") String prose, @ForAll @IntRange(max = 60) int at) {
        int place = Math.min(prose.length(), at);
        String text = prose.substring(0, place) + " " + word + " " + prose.substring(place);
        assertThat(forbidden(Level.USUAL).occurrences(text))
                .extracting(occurrence -> occurrence.spelling(text))
                .contains(word);
    }

    @Provide
    Arbitrary<String> disguises() {
        Arbitrary<String> invisible =
                Arbitraries.of("", "", "\u200b", "\u00ad", "\ufeff", "\u2060", "\ufe0f", "\udb40\udc41", "\u202e");
        Arbitrary<String> disguise = letter(0);
        for (int i = 1; i < LOOK_ALIKES.size(); i++) {
            int letter = i;
            disguise = disguise.flatMap(
                    before -> invisible.flatMap(between -> letter(letter).map(next -> before + between + next)));
        }
        return disguise;
    }

    private static Arbitrary<String> letter(int index) {
        return Arbitraries.of(LOOK_ALIKES
                .get(index)
                .codePoints()
                .mapToObj(Character::toString)
                .toList());
    }

    @Provide
    Arbitrary<String> prose() {
        return Arbitraries.of(
                        "the",
                        "sun",
                        "\ud83d\ude00",
                        "Verona,",
                        "\n",
                        "\ud835\udd04",
                        "it's",
                        "\u00e9t\u00e9",
                        "42",
                        "Um9t",
                        "&amp;",
                        "-")
                .list()
                .ofMaxSize(12)
                .map(words -> String.join(" ", words));
    }

    @Property(tries = 5000)
    void textWithoutTheLettersIsNeverFlagged(@ForAll("strangeTexts") String text) {
        assertThat(new ForbiddenWords(List.of("Romeo", "mme"), List.of(), ALL).occurrences(text))
                .isEmpty();
    }

    /** Nothing here is an m, nor looks like one, nor does when it is decoded. */
    @Provide
    Arbitrary<String> strangeTexts() {
        return Arbitraries.strings()
                .withChars(
                        "roeROE0394acdfghijklnstuvwxy .,-_*\n\u200b\u0430\u043e\u0435\u0440\ud83d\ude00'\u2019\u00ad")
                .ofMaxLength(80);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            It was Romeo.         | says 'Romeo'
            ROMEO and Romeo       | says 'ROMEO', 'Romeo'
            Romeo, Romeo          | says 'Romeo'
            Rоmeo!           | says 'Rоmeo' (Romeo by confusables)
            R-0-m-3-0             | says 'R-0-m-3-0' (Romeo by leet,spacing)
            in Um9tZW8=           | says 'Um9tZW8' (Romeo by base64)
            Ro​meo           | says 'Ro?meo' (Romeo by invisible)
            Rome                  | no forbidden word
            """)
    void theReasonQuotesTheAnswerAndNamesTheLevels(String answer, String reason) {
        assertThat(reason(forbidden(Level.USUAL), answer)).isEqualTo(reason);
    }

    @Test
    void theReasonNamesFiveSpellingsAtMost() {
        assertThat(reason(forbidden(Level.USUAL), "romeo Romeo ROmeo ROMeo ROMEo ROMEO rOMEO"))
                .isEqualTo("says 'romeo', 'Romeo', 'ROmeo', 'ROMeo', 'ROMEo' and 2 more");
    }

    @Test
    void placesAreThoseOfTheOriginal() {
        String text = "\ud83d\ude00 \ud835\udc11omeo \ud83d\ude00";
        Occurrence occurrence = forbidden(Level.USUAL).occurrences(text).getFirst();
        assertThat(occurrence.start()).isEqualTo(3);
        assertThat(occurrence.end()).isEqualTo(9);
    }

    @Test
    void theNameHoldsWhatChangesTheOutcome() {
        assertThat(forbidden(Level.USUAL).name()).isEqualTo("forbidden(Romeo)");
        assertThat(new ForbiddenWords(
                                List.of("a b", "c"),
                                List.of("x a b"),
                                new Writing(EnumSet.of(Level.CASE, Level.STEMS), false, Language.GERMAN))
                        .name())
                .isEqualTo("forbidden(a b,c; except x a b; levels case,stems; substrings; german)");
    }

    @Test
    void manyWordsAndLongAnswersAreNoProblem() {
        List<String> words = Stream.iterate(1, i -> i + 1)
                .limit(3000)
                .map(i -> "word" + i + " and " + i)
                .toList();
        ForbiddenWords forbidden = new ForbiddenWords(words, List.of("word7 and 7 too"), ALL);
        String filler = "word7 and 7 too, w o r d s, word-\nword ".repeat(25_000);
        assertThat(forbidden.occurrences(filler)).isEmpty();
        assertThat(forbidden.occurrences(filler + "word2999 and 2999")).hasSize(1);
    }

    private static ForbiddenWords forbidden(Set<Level> levels) {
        return new ForbiddenWords(List.of("Romeo"), List.of(), new Writing(levels, true, Language.ENGLISH));
    }

    private static String reason(ForbiddenWords forbidden, String answer) {
        Case subject = new Case("id", Map.of("q", "x"), List.of(), new TreeSet<>(), 1);
        Verdict verdict = forbidden.judge(List.of(new Trial(subject, answer))).getFirst();
        return ((Verdict.Scored) verdict).reason();
    }
}
