package org.promptrefinery.evaluators.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.evaluators.Verdict;

class LanguageMatchTest {

    /** The first article of the Universal Declaration of Human Rights, as the United Nations publish it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | All human beings are born free and equal in dignity and rights. They are endowed with reason.
            de | Alle Menschen sind frei und gleich an Würde und Rechten geboren. Sie sind mit Vernunft begabt.
            fr | Tous les êtres humains naissent libres et égaux en dignité et en droits. Ils sont doués de raison.
            es | Todos los seres humanos nacen libres e iguales en dignidad y derechos, dotados de razón.
            it | Tutti gli esseri umani nascono liberi ed eguali in dignità e diritti. Essi sono dotati di ragione.
            sv | Alla människor är födda fria och lika i värde och rättigheter. De har utrustats med förnuft.
            ru | Все люди рождаются свободными и равными в своем достоинстве и правах. Они наделены разумом.
            zh | 人人生而自由,在尊严和权利上一律平等。他们赋有理性和良心,并应以兄弟关系的精神相对待。
            ja | すべての人間は、生まれながらにして自由であり、かつ、尊厳と権利とについて平等である。
            ar | يولد جميع الناس أحرارا متساوين في الكرامة والحقوق، وقد وهبوا عقلا وضميرا
            fa | تمام افراد بشر آزاد به دنیا می‌آیند و از لحاظ حیثیت و حقوق با هم برابرند
            et | Kõik inimesed sünnivad vabadena ja võrdsetena oma väärikuselt ja õigustelt.
            """)
    void tellsLanguagesApart(String language, String text) {
        assertThat(Judged.score("language: {is: " + language + "}", text)).isEqualTo(1);
        String other = language.equals("en") ? "fr" : "en";
        assertThat(Judged.verdict("language: {is: " + other + "}", text))
                .isInstanceOfSatisfying(Verdict.Scored.class, scored -> assertThat(scored.score())
                        .isEqualTo(0));
        assertThat(Judged.score("language: {is: [" + language + ", " + other + "]}", text))
                .isEqualTo(1);
    }

    @Test
    void saysWhichLanguageItIs() {
        assertThat(Judged.verdict("language: {is: en}", "Alle Menschen sind frei und gleich an Würde geboren."))
                .isEqualTo(new Verdict.Scored(0, "is in German, not in English"));
    }

    /** Known bug of IFEval: "Count as instruction is followed" where the language cannot be told. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bob",
                "42",
                "12345 67890 12345 67890 12345",
                "Yes.",
                "...",
                "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀"
            })
    void tooLittleToTellIsUnscored(String answer) {
        assertThat(Judged.verdict("language: {is: en}", answer))
                .isEqualTo(new Verdict.Unscored("too short to tell its language"));
    }

    @Test
    void amongSimilarLanguagesItIsUndecided() {
        assertThat(Judged.verdict("language: {is: es}", "El asesino es el jardinero."))
                .isEqualTo(new Verdict.Unscored("could be in several languages, such as Esperanto"));
    }

    @Test
    void anEmptyAnswerFails() {
        assertThat(Judged.score("language: {is: en}", " \n")).isEqualTo(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"english", "xx", "en-GB", "q"})
    void refusesWhatIsNoLanguage(String code) {
        assertThatThrownBy(() -> Judged.evaluation("language: {is: " + code + "}"))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("job[0].language.is: unknown language '" + code + "'");
    }

    @Test
    void threeLettersWillDo() {
        assertThat(Judged.score("language: {is: deu}", "Alle Menschen sind frei und gleich an Würde geboren."))
                .isEqualTo(1);
    }
}
