package org.promptrefinery.search.reflection;

import java.util.Optional;

/** What a reflector learned from wrong answers, as it may stand in the next brief. */
final class Lesson {

    static final int LONGEST = 600;

    private Lesson() {}

    /** The lesson in a thought, one line; empty when there is none, it is cut, or the reflector says no. */
    static Optional<String> in(Thought thought) {
        return switch (thought) {
            case Thought.Whole(String text) -> marked(Spoken.of(text), false).or(() -> plain(Spoken.of(text)));
            case Thought.Cut(String text) -> marked(Spoken.of(text), true);
            case Thought.None _ -> Optional.empty();
        };
    }

    private static Optional<String> marked(String text, boolean cut) {
        return Tag.LESSON.in(text, cut, _ -> false).map(Tag.Block::text).flatMap(Lesson::plain);
    }

    private static Optional<String> plain(String text) {
        return Optional.of(Markup.defuse(Data.line(text, LONGEST)))
                .filter(line -> line.codePoints().anyMatch(Character::isLetter) && !Reply.isRefusal(line));
    }
}
