package org.promptrefinery.retrieval.chunking;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Sentences of a paragraph as Unicode finds them (UAX 29), but for ends of lines and common abbreviations. For one
 * thread.
 */
final class Sentences {

    /** Lines shorter than this were not broken to fit on a page. */
    private static final int NARROWEST_PAGE = 50;

    private static final Pattern ITEM = Pattern.compile("\\s*(?:[-*+•|]|\\d{1,3}[.)])\\s.*");
    private static final Pattern SPACE = Pattern.compile("\\s");

    /** Made once, since that takes longer than most paragraphs do. */
    private final BreakIterator breaks = BreakIterator.getSentenceInstance(new ULocale("en@ss=standard"));

    List<String> of(String paragraph) {
        List<String> sentences = new ArrayList<>();
        for (String lines : runs(paragraph)) {
            breaks.setText(lines);
            int begin = breaks.first();
            for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
                sentences.add(lines.substring(begin, end));
                begin = end;
            }
        }
        return sentences;
    }

    /** Lines that were broken only to fit on a page, joined. */
    private static List<String> runs(String paragraph) {
        List<String> lines = paragraph.lines().map(Words::tidied).toList();
        int widest = lines.stream().mapToInt(String::length).max().orElse(0);
        List<String> runs = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        String before = "";
        for (String line : lines) {
            if (!run.isEmpty() && isMeant(before, line, widest)) {
                runs.add(run.toString());
                run.setLength(0);
            }
            run.append(run.isEmpty() ? "" : " ").append(line);
            before = line;
        }
        runs.add(run.toString());
        return runs;
    }

    /** Whether a line ends where its author wanted it to: the next word would have found room. */
    private static boolean isMeant(String line, String next, int widest) {
        int word = SPACE.split(next, 2)[0].length();
        return widest < NARROWEST_PAGE
                || line.length() + 1 + word < widest
                || ITEM.matcher(next).matches();
    }
}
