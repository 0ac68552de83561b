package org.promptrefinery.search.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WordingsTest {

    static Stream<Rule> rules() {
        return Stream.of(
                Rule.of(Kind.SUBSTITUTE, "Romeo", "Bob"),
                Rule.of(Kind.SUBSTITUTE, "late parcel", "D2"),
                Rule.of(Kind.FORBID, "Romeo"),
                Rule.of(Kind.BARE),
                Rule.of(Kind.ONE_WORD),
                Rule.of(Kind.CAPITALS),
                Rule.of(Kind.SMALL_LETTERS),
                Rule.of(Kind.WRAP, "square brackets"),
                Rule.of(Kind.JSON, "{\"answer\": ...}"),
                Rule.of(Kind.ONE_OF, "no, yes"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void everyWordingIsRecognised(Rule rule) {
        assertThat(rule.wordings()).doesNotHaveDuplicates().allSatisfy(wording -> assertThat(Wordings.ruleIn(wording))
                .hasValue(rule));
    }

    @Test
    void otherTextIsNoRule() {
        assertThat(Wordings.ruleIn("Answer the question about the plays.")).isEmpty();
    }

    @Test
    void rivalsSpeakOfTheSame() {
        Rule bob = Rule.of(Kind.SUBSTITUTE, "Romeo", "Bob");
        assertThat(bob.rivals(Rule.of(Kind.SUBSTITUTE, "Romeo", "Rob"))).isTrue();
        assertThat(bob.rivals(Rule.of(Kind.SUBSTITUTE, "Juliet", "Bob"))).isFalse();
        assertThat(bob.rivals(Rule.of(Kind.BARE))).isFalse();
        assertThat(Rule.of(Kind.BARE).rivals(bob)).isFalse();
        assertThat(Rule.of(Kind.BARE).rivals(Rule.of(Kind.ONE_WORD))).isTrue();
    }
}
