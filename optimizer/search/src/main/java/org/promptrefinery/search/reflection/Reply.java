package org.promptrefinery.search.reflection;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The part of a reflector's answer that was asked for, without the chatter, the fences and the quotes around it.
 *
 * @param body the prompt or whatever was to stand in its place; not blank
 * @param why one line, or empty when it gave no reason
 */
record Reply(String body, String why) {

    private static final int LONGEST_WHY = 200;
    private static final int MOST_LAYERS = 4;

    private static final Pattern REFUSAL = Pattern.compile(
            "(?i)^\\W*(?:"
                    + "(?:i['’]?m|i am|we['’]?re|we are) (?:so |very |really |truly )*(?:sorry|afraid|unable|not able)\\b"
                    + "|(?:so )?sorry\\b|(?:i|we|my) apologi[sz]e"
                    + "|as an? (?:ai|artificial intelligence|(?:large )?language model)\\b[^.\\n]{0,60}?\\b(?:i|my)\\b"
                    + "|(?:unfortunately,? )?(?:i|we) (?:can['’]?t|cannot|can not|won['’]?t|will not|must decline|decline)\\b)");

    /** The reply in a thought, or empty when it holds none that can be trusted to be complete. */
    static Optional<Reply> in(Thought thought) {
        return switch (thought) {
            case Thought.Whole(String text) -> in(Spoken.of(text), false);
            case Thought.Cut(String text) -> in(Spoken.of(text), true);
            case Thought.None _ -> Optional.empty();
        };
    }

    private static Optional<Reply> in(String said, boolean cut) {
        Optional<Tag.Block> why = Tag.WHY.in(said, true, _ -> false);
        String rest = why.map(block -> said.substring(0, block.start()) + said.substring(block.end()))
                .orElse(said);
        return Tag.PROMPT
                .in(rest, cut, text -> Pieces.isHeaded(unwrapped(text)))
                .map(Tag.Block::text)
                .or(() -> cut ? Optional.empty() : unmarked(rest))
                .map(Reply::unwrapped)
                .filter(body -> !isEmpty(body) && !isRefusal(body))
                .map(body -> new Reply(body, Data.line(why.map(Tag.Block::text).orElse(""), LONGEST_WHY)));
    }

    /** Whether a text says no instead of doing what it was asked. */
    static boolean isRefusal(String text) {
        return REFUSAL.matcher(text).find();
    }

    /** A text of which nobody said where it begins is only taken where its form leaves no doubt. */
    private static Optional<String> unmarked(String text) {
        return Fences.only(text)
                .or(() -> Optional.of(Tag.PROMPT.mark().split(text, 2)[0]).filter(Pieces::isHeaded));
    }

    private static boolean isEmpty(String text) {
        return text.codePoints().noneMatch(Character::isLetter);
    }

    private static String unwrapped(String text) {
        String inner = text;
        for (int layer = 0; layer < MOST_LAYERS; layer++) {
            inner = Quotes.off(Fences.off(inner).strip());
        }
        return inner;
    }
}
