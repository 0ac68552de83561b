package org.promptrefinery.search.guards;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.promptrefinery.evaluators.Case;

class LeakIndexTest {

    private static final String TICKET =
            "My parcel has been lying at the depot in Verona since last Tuesday, and nobody answers the telephone.";
    private static final String REPLY =
            "We are sorry; your parcel leaves the depot tonight and will be with you by Thursday noon.";

    @Test
    void findsEightWordsInARowWhateverTheyLookLike() {
        LeakIndex index = index(List.of(), subject(TICKET, REPLY));
        assertThat(index.leaks("For example: LYING at the depot -- in \"Verona\" since last, well."))
                .isTrue();
        assertThat(index.leaks("Say that your parcel leaves the depot tonight and will come."))
                .isTrue();
        assertThat(index.leaks("Parcels lie at the depot in Verona; since last year nobody answers."))
                .isFalse();
    }

    @Test
    void findsShorterTextsWhole() {
        LeakIndex index = index(List.of(), subject("Who loved Juliet Capulet?", "Ludwig van Beethoven"));
        assertThat(index.leaks("If asked who loved juliet capulet, say Bob.")).isTrue();
        assertThat(index.leaks("He is Ludwig van Beethoven.")).isTrue();
        assertThat(index.leaks("Who loved Juliet? Ludwig, or van Beethoven.")).isFalse();
    }

    @Test
    void labelsAndNamesAreNoLeaks() {
        LeakIndex index = index(
                List.of(),
                subject("Where is my parcel, please?", "delivery"),
                subject("The card was charged twice.", "account recovery request"),
                subject("Locked out again, it seems.", "account recovery request"));
        assertThat(index.leaks("Label late parcel as delivery.")).isFalse();
        assertThat(index.leaks("Use account recovery request instead of login."))
                .isFalse();
    }

    @Test
    void whatTheFirstPromptSaysIsNoLeak() {
        LeakIndex index = index(
                List.of("Be kind: " + TICKET, "Answer “who loved Juliet Capulet” with care."),
                subject(TICKET, REPLY),
                subject("Who loved Juliet Capulet?", "Bob"));
        assertThat(index.leaks(TICKET)).isFalse();
        assertThat(index.leaks("Who loved Juliet Capulet")).isFalse();
        assertThat(index.leaks(REPLY)).isTrue();
    }

    @Test
    void scriptsWithoutSpacesHaveWordsToo() {
        LeakIndex index = index(List.of(), subject("我的包裹从上周二开始一直在仓库里", "好"));
        assertThat(index.leaks("例如:包裹从上周二开始一直在那里")).isTrue();
        assertThat(index.leaks("包裹在仓库里,从上周开始")).isFalse();
    }

    @Property(tries = 200)
    void noEightWordsOfAnyCaseGetThrough(
            @ForAll @IntRange(max = 499) int which, @ForAll @IntRange(max = 12) int start) {
        String[] words = text(which).split(" ");
        String copied = String.join(", ", List.of(words).subList(start, start + 8));
        assertThat(Many.INDEX.leaks("Know that " + copied.toUpperCase(Locale.ROOT) + "!"))
                .isTrue();
        assertThat(Many.INDEX.leaks(
                        "Know that " + String.join(" ", List.of(words).subList(start, start + 7))))
                .isFalse();
    }

    private static final class Many {
        static final LeakIndex INDEX = index(
                List.of(),
                IntStream.range(0, 500).mapToObj(i -> subject(text(i), "x")).toArray(Case[]::new));
    }

    private static String text(int which) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            words.add("w" + (which * 31 + i * i * 7) % 1000 + "x" + i);
        }
        return String.join(" ", words);
    }

    private static LeakIndex index(List<String> allowed, Case... cases) {
        return new LeakIndex(List.of(cases), allowed);
    }

    private static Case subject(String text, String reference) {
        return new Case("case " + text, Map.of("text", text), List.of(reference), new TreeSet<>(), 1);
    }
}
