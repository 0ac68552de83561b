package org.promptrefinery.search.reflection;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Code fences around a text, which may hold fences itself if those name a language or are shorter. */
final class Fences {

    private static final Pattern FENCE = Pattern.compile("[ \\t]{0,3}(`{3,}|~{3,})[ \\t]*([^`\\n]*)");

    private Fences() {}

    /**
     * A fenced block by its lines.
     *
     * @param first line of the opening fence
     * @param last line of the closing fence; one past the end where there is none
     */
    private record Block(int first, int last) {}

    /** What stands in the only fenced block of a text, or empty when it has none or several. */
    static Optional<String> only(String text) {
        List<String> lines = text.lines().toList();
        List<Block> blocks = blocks(lines);
        return blocks.size() == 1 ? Optional.of(inside(lines, blocks.getFirst())) : Optional.empty();
    }

    /** The text without the fence around all of it; the text itself where there is no such fence. */
    static String off(String text) {
        List<String> lines = text.strip().lines().toList();
        List<Block> blocks = blocks(lines);
        boolean whole = blocks.size() == 1
                && blocks.getFirst().first() == 0
                && blocks.getFirst().last() == lines.size() - 1;
        return whole ? inside(lines, blocks.getFirst()) : text;
    }

    private static String inside(List<String> lines, Block block) {
        return String.join("\n", lines.subList(block.first() + 1, block.last()));
    }

    private static List<Block> blocks(List<String> lines) {
        List<Block> blocks = new ArrayList<>();
        Deque<String> open = new ArrayDeque<>();
        int first = 0;
        for (int i = 0; i < lines.size(); i++) {
            Matcher fence = FENCE.matcher(lines.get(i));
            if (!fence.matches()) {
                continue;
            }
            boolean bare = fence.group(2).isBlank();
            if (bare && !open.isEmpty() && fence.group(1).startsWith(open.peek())) {
                open.pop();
                if (open.isEmpty()) {
                    blocks.add(new Block(first, i));
                }
            } else {
                first = open.isEmpty() ? i : first;
                open.push(fence.group(1));
            }
        }
        if (!open.isEmpty()) {
            blocks.add(new Block(first, lines.size()));
        }
        return blocks;
    }
}
