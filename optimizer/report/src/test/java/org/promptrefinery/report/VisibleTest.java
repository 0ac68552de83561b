package org.promptrefinery.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class VisibleTest {

    @Test
    void markupIsText() {
        assertThat(Visible.markup("<b a=\"1\" c='2'>&amp;</script>"))
                .isEqualTo("&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;amp;&lt;/script&gt;");
    }

    @Test
    void whatReordersOrHidesIsShownByItsNumber() {
        assertThat(Visible.attribute("a\u202Eb\u200Bc\u2066\uFEFF\u2028\u0085"))
                .isEqualTo("a[U+202E]b[U+200B]c[U+2066][U+FEFF][U+2028][U+0085]");
        assertThat(Visible.attribute(new String(Character.toChars(0xE0041)))).isEqualTo("[U+E0041]");
        assertThat(Visible.markup("\u202E")).isEqualTo("<span class=\"hidden-character\">U+202E</span>");
    }

    @Test
    void controlsBecomePicturesAndLineBreaksStay() {
        assertThat(Visible.markup("a\0b\u001Bc\u007Fd\te\r\nf\rg\n"))
                .isEqualTo("a\u2400b\u241Bc\u2421d\te\nf\u240Dg\n");
    }

    @Test
    void halfOfAPairIsReplacedAndAWholePairStays() {
        assertThat(Visible.markup("a\uD83Db \uD83D\uDE00 \uDE00")).isEqualTo("a\uFFFDb \uD83D\uDE00 \uFFFD");
    }

    @Property
    void anyTextIsSafeWhereverItStands(@ForAll @StringLength(max = 60) String text) throws Exception {
        for (String safe :
                new String[] {Visible.attribute(text), Visible.markup(text).replaceAll("</?span[^>]*>", "")}) {
            assertThat(safe).doesNotContain("<", ">", "\"", "'", "\u202E");
            StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(safe));
        }
    }
}
