package org.promptrefinery.study.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.promptrefinery.search.supply.Passages.Query;

class QueryTextTest {

    private static final Map<String, Long> MET = Map.of("did", 9L, "lear", 1L, "love", 2L);

    @Test
    void theEndingIsTheLastSentence() {
        assertThat(ask(Query.ENDING, "Lear had daughters. He was old.\nWhom did Lear love?  "))
                .isEqualTo("Whom did Lear love?");
        assertThat(ask(Query.ENDING, "no sentence at all")).isEqualTo("no sentence at all");
        assertThat(ask(Query.ENDING, "")).isEmpty();
    }

    @Test
    void theRarerHalfOfTheWordsKeepsTheirOrderAndLeavesOutWhatIsNeverMet() {
        assertThat(ask(Query.RARE, "Whom did Lear love?")).isEqualTo("lear love");
        assertThat(ask(Query.RARE, "Love Lear, LEAR!")).isEqualTo("lear");
        assertThat(ask(Query.RARE, "?!")).isEqualTo("?!");
    }

    private static String ask(Query form, String question) {
        return QueryText.of(form, question, word -> MET.getOrDefault(word, Long.MAX_VALUE));
    }
}
