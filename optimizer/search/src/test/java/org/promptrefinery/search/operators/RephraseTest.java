package org.promptrefinery.search.operators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.Role;
import org.promptrefinery.search.Section;

class RephraseTest {

    private static final PhraseBank BANK =
            new PhraseBank(List.of(List.of("only", "nothing but"), List.of("must", "should always")));

    @Test
    void keepsLetterCase() {
        assertThat(found("Only this")).containsExactly("Nothing but");
        assertThat(found("ONLY this")).containsExactly("NOTHING BUT");
        assertThat(found("say only this")).containsExactly("nothing but");
        assertThat(found("say Nothing  but this")).containsExactly("Only");
    }

    @Test
    void findsWholeWordsOutsideOfWhatIsVerbatim() {
        assertThat(found("a commonly read-only must-have, öonly")).isEmpty();
        assertThat(found("{{only}} {\"only\": 1} `must` \"you must\"")).isEmpty();
        assertThat(found("(only), must.")).hasSize(2);
    }

    @Test
    void aPhraseHasOneMeaning() {
        assertThatThrownBy(() -> new PhraseBank(List.of(List.of("a", "b"), List.of("b", "c"))))
                .hasMessageContaining("'b'");
    }

    @Test
    void theUsualBankIsRichAndEachPhraseIsFoundInIt() {
        assertThat(PhraseBank.USUAL.size()).isGreaterThan(200);
        assertThat(PhraseBank.USUAL.in("Answer only with facts.").getFirst().others())
                .contains("Reply only", "Respond only");
        assertThat(PhraseBank.USUAL.in("Lie never ever.").getLast().others()).contains("under no circumstances");
    }

    @Test
    void changesProseAndNothingElse() {
        Prompt prompt = Pair.prompt(
                Pair.instruction("You must answer in {{must}}."),
                new Section(Role.RULE, "Never say only."),
                new Section(Role.EXAMPLE, "Question: must I?\nAnswer: only so"));
        List<Proposal> children = Pair.children(new Rephrase(), Pair.of(prompt).parents());
        assertThat(Pair.texts(children))
                .contains("You should always answer in {{must}}.\nNever say only.\nQuestion: must I?\nAnswer: only so")
                .allMatch(text -> text.endsWith("{{must}}.\nNever say only.\nQuestion: must I?\nAnswer: only so"));
    }

    private static List<String> found(String text) {
        return BANK.in(text).stream().flatMap(found -> found.others().stream()).toList();
    }
}
