package org.promptrefinery.search.reflection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A pair of marks such as {@code <prompt>} and {@code </prompt>}, in any letter case, bold or not. */
record Tag(Pattern mark) {

    static final Tag PROMPT = named("prompt");
    static final Tag WHY = named("why");
    static final Tag LESSON = named("lesson");

    /**
     * What stands between two marks.
     *
     * @param start where its opening mark begins
     * @param end where its closing mark ends
     */
    record Block(String text, int start, int end) {}

    private record Mark(boolean closes, int start, int end) {}

    private static Tag named(String name) {
        String alone = "(?:\\*+(?=[ \\t]*(?:\\n|\\z)))?";
        return new Tag(Pattern.compile("(?im)(?:^[ \\t]*\\*+)?<\\s*(/?)\\s*" + name + "(?:\\s[^<>\\n]*)?>" + alone));
    }

    /**
     * The block that the writer most likely meant: of several the last preferred one, else the longest.
     *
     * @param cut whether the end of the text is missing, so that only a closed block with none begun after it counts
     */
    Optional<Block> in(String text, boolean cut, Predicate<String> preferred) {
        List<Mark> marks = marks(text);
        if (marks.isEmpty() || (cut && !marks.getLast().closes())) {
            return Optional.empty();
        }
        List<Block> blocks = closed(text, marks);
        return blocks.stream()
                .filter(block -> preferred.test(block.text()))
                .reduce((_, later) -> later)
                .or(() -> blocks.stream()
                        .max(Comparator.comparingInt(block -> block.text().length())))
                .or(() -> broken(text, marks, cut));
    }

    private List<Mark> marks(String text) {
        List<Mark> marks = new ArrayList<>();
        Matcher matcher = mark.matcher(text);
        while (matcher.find()) {
            marks.add(new Mark(!matcher.group(1).isEmpty(), matcher.start(), matcher.end()));
        }
        return marks;
    }

    /** Blocks with as many marks of either sort inside; blocks within them belong to their text. */
    private static List<Block> closed(String text, List<Mark> marks) {
        List<Block> blocks = new ArrayList<>();
        List<Mark> open = new ArrayList<>();
        for (Mark mark : marks) {
            if (!mark.closes()) {
                open.add(mark);
            } else if (!open.isEmpty()) {
                Mark opening = open.removeLast();
                if (open.isEmpty()) {
                    blocks.add(block(text, opening, mark));
                }
            }
        }
        return blocks;
    }

    /** Marks that do not pair up: one that was only spoken of before the block, or a closing one that was forgotten. */
    private static Optional<Block> broken(String text, List<Mark> marks, boolean cut) {
        Mark end = new Mark(true, text.length(), text.length());
        Optional<Mark> closing = marks.stream().filter(Mark::closes).reduce((_, later) -> later);
        if (cut && closing.isEmpty()) {
            return Optional.empty();
        }
        Mark last = closing.orElse(end);
        return marks.stream()
                .filter(mark -> !mark.closes() && mark.end() <= last.start())
                .reduce((_, later) -> later)
                .map(opening -> block(text, opening, last));
    }

    private static Block block(String text, Mark opening, Mark closing) {
        return new Block(text.substring(opening.end(), closing.start()), opening.start(), closing.end());
    }
}
