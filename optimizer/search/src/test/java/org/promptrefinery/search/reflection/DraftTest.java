package org.promptrefinery.search.reflection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Scanner;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.promptrefinery.search.Prompt;
import org.promptrefinery.search.Role;
import org.promptrefinery.search.Section;

class DraftTest {

    private static final Section FROZEN = new Section(Role.RULE, "Never be rude.", true);
    private static final Prompt OLD = new Prompt(
            List.of(
                    new Section(Role.INSTRUCTION, "Answer the question."),
                    FROZEN,
                    new Section(Role.FORMAT, "Answer with one word.")),
            "{{question}}");

    @ParameterizedTest(name = "{0}")
    @MethodSource("replies")
    void readsReplies(String name, boolean cut, String reply, String expected) {
        Thought thought = cut ? new Thought.Cut(reply) : new Thought.Whole(reply);
        String read = Draft.in(thought, OLD, "usual").map(DraftTest::told).orElse("nothing");
        assertThat(read).as(name).isEqualTo(expected);
    }

    /** The corpus: a line that names a reply, the reply, a line of dashes, and what is to be read from it. */
    static Stream<Arguments> replies() {
        try (Scanner scanner = new Scanner(DraftTest.class.getResourceAsStream("replies.txt"))) {
            String all = scanner.useDelimiter("\\A").next();
            return Stream.of(all.split("(?m)^#### "))
                    .filter(part -> !part.isBlank())
                    .map(DraftTest::reply)
                    .toList()
                    .stream();
        }
    }

    private static Arguments reply(String part) {
        String name = part.substring(0, part.indexOf('\n'));
        String[] rest = part.substring(part.indexOf('\n') + 1).split("(?m)^-----\n", 2);
        String reply = rest[0].replace("(CR)", "\r");
        return Arguments.of(name, name.startsWith("cut"), reply.substring(0, reply.length() - 1), rest[1].strip());
    }

    private static String told(Draft draft) {
        String sections = draft.prompt().sections().stream()
                .map(section -> section.role().name().toLowerCase(Locale.ROOT) + (section.frozen() ? "!" : "") + ": "
                        + section.text().replace("\n", "\\n"))
                .collect(Collectors.joining("\n"));
        return draft.why().equals("usual") ? sections : "why: " + draft.why() + "\n" + sections;
    }

    @Test
    void nothingIsNoDraft() {
        assertThat(Draft.in(new Thought.None("out of order"), OLD, "usual")).isEmpty();
    }

    @Test
    void absurdLengthIsNoDraft() {
        String all = "<prompt>\n[instruction]\n" + "Answer well. ".repeat(2_000) + "\n</prompt>";
        assertThat(Draft.in(new Thought.Whole(all), OLD, "usual")).isEmpty();
    }

    @Test
    void aLongReplyTakesNeitherStackNorEver() {
        String all = "<why>" + "so ".repeat(100_000) + "</why>" + "\"<prompt>".repeat(5_000) + "```\n".repeat(50_001)
                + "*".repeat(200_000) + "\n[rule" + " ".repeat(200_000) + "<" + " ".repeat(200_000) + "```"
                + " ".repeat(200_000) + "`";
        assertThat(Draft.in(new Thought.Whole(all), OLD, "usual")).isEmpty();
    }

    @Test
    void aReasonIsOneShortLine() {
        String all = "<why>one\u0007\n\u001b[31mtwo\u2028three\u202e " + "x".repeat(500) + "</why>"
                + "<prompt>[rule] Say Bob.</prompt>";
        String why =
                Draft.in(new Thought.Whole(all), OLD, "usual").orElseThrow().why();
        assertThat(why).startsWith("one [31mtwo three x").endsWith("xxx...").hasSizeLessThanOrEqualTo(200);
    }

    @Test
    void frozenSectionsStayByteForByteAndInOrder() {
        Section odd = new Section(Role.CONTEXT, "  Odd\r\n {spacing}  ", true);
        Prompt old = new Prompt(List.of(odd, new Section(Role.INSTRUCTION, "Answer."), FROZEN), "{{q}}");
        for (String body : List.of(
                "[context, frozen]\nOdd\n {spacing}\n[instruction]\nReply.\n[rule, frozen]\nBe rude.",
                "[rule, frozen]\nNever be rude.\n[instruction]\nReply.\n[context, frozen]\nOdd",
                "[instruction]\nReply.",
                "[rule, frozen]\none\n[rule, frozen]\ntwo\n[rule, frozen]\nthree\n[instruction]\nReply.")) {
            assertThat(Rewriting.of(old, body).orElseThrow().sections())
                    .as(body)
                    .contains(new Section(Role.INSTRUCTION, "Reply."))
                    .filteredOn(Section::frozen)
                    .containsExactly(odd, FROZEN);
        }
    }

    @Test
    void variablesOfTheSectionsStay() {
        Prompt old = Stage.FIRST;
        assertThat(Rewriting.of(old, "[instruction]\nRead {{ context }}.")).isPresent();
        for (String body : List.of(
                "[instruction]\nRead.",
                "[instruction]\nRead {context}.",
                "[instruction]\nRead {{context}} for {{question}}.",
                "[instruction]\nRead {{context}} and {{secret}}.")) {
            assertThat(Rewriting.of(old, body)).as(body).isEmpty();
        }
    }

    @Property
    void whatIsShownComesBackAsItWas(@ForAll("texts") List<String> texts, @ForAll boolean frozen) {
        List<Section> sections = new ArrayList<>();
        sections.add(new Section(Role.INSTRUCTION, "Answer."));
        for (String text : texts) {
            sections.add(new Section(
                    Role.values()[text.length() % 5],
                    "part " + sections.size() + text,
                    frozen && text.length() % 2 == 0));
        }
        Prompt old = new Prompt(sections, "{{q}}");
        String reply = ShownPrompt.sections(old).replace("[instruction]\nAnswer.", "[instruction]\nReply.");
        sections.set(0, new Section(Role.INSTRUCTION, "Reply."));
        assertThat(Draft.in(new Thought.Whole("Here it is:\n" + reply + "\nDone."), old, "usual")
                        .map(Draft::prompt))
                .isEqualTo(Optional.of(old.with(sections)));
    }

    @Provide
    Arbitrary<List<String>> texts() {
        Arbitrary<String> fragment = Arbitraries.of(
                "<prompt>",
                "</prompt>",
                "\\<prompt>",
                "</ Prompt >",
                "<why>because</why>",
                "[rule]",
                "\\[rule]",
                "\n",
                "\r\n",
                " ",
                "[format, frozen]",
                "1. ",
                "```",
                "```json",
                "{{name}}",
                "\"",
                "\\",
                "- ",
                "**",
                "a",
                "[instruction] ",
                "$1",
                "<user>",
                "ü",
                "<think>",
                "</think>",
                "<",
                "[",
                "{{",
                "\u2028",
                "\u0085");
        return fragment.list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts))
                .list()
                .ofMaxSize(5);
    }

    @Test
    void whatIsLookedUpMayStayOrGoButNotChangeOrDouble() {
        Prompt old = new Prompt(
                List.of(
                        new Section(Role.INSTRUCTION, "Answer the question."),
                        new Section(Role.CONTEXT, "Facts: {{passages_3_w40_inputs_lines}}")),
                "{{question}}");
        assertThat(rewritten(old, "Answer well.\n\nKnow this: {{passages_3_w40_inputs_lines}}\n\nBe brief."))
                .contains("instruction: Answer well.\ncontext: Know this: {{passages_3_w40_inputs_lines}}\n"
                        + "rule: Be brief.");
        assertThat(rewritten(old, "Answer well.")).contains("instruction: Answer well.");
        assertThat(rewritten(old, "Answer.\n\n{{passages_3_w40_input_lines}}")).isEmpty();
        assertThat(rewritten(old, "Answer.\n\n{{passages_5_w40_inputs_lines}}")).isEmpty();
        assertThat(rewritten(old, "Answer.\n\n{{examples_3_near_question}} {{passages_3_w40_inputs_lines}}"))
                .isEmpty();
        assertThat(rewritten(old, "Answer by {{passages_3_w40_inputs_lines}}.\n\n{{passages_3_w40_inputs_lines}}"))
                .isEmpty();
        assertThat(ShownPrompt.form(old))
                .contains("{{passages_3_w40_inputs_lines}}")
                .contains("leave the section out");
    }

    private static Optional<String> rewritten(Prompt old, String text) {
        return Draft.in(new Thought.Whole("<prompt>\n" + text + "\n</prompt>"), old, "usual")
                .map(DraftTest::told);
    }
}
