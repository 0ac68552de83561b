package org.promptrefinery.evaluators.text;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.promptrefinery.evaluators.Quote;

/**
 * A closed set of labels, and how an answer names one of them. Letter case does not count. A label must be a whole
 * word: "toxic" is not in "non-toxic"; where one label contains another, the longer one counts. Words are read, not
 * meaning: "not good" names "good", unless "not good" is a label too.
 */
public final class Labels {

    private static final int LATIN = 0x100;
    private static final byte WORD = 1;
    private static final byte FIRST = 2;

    private final List<String> names;
    private final List<LabelText> texts;
    private final boolean anywhere;
    /** The longest label first, so that it wins. */
    private final int[] order;

    private final byte[] classes = new byte[LATIN];

    private Labels(List<String> names, boolean anywhere) {
        this.names = List.copyOf(names);
        this.texts = this.names.stream().map(LabelText::new).toList();
        this.anywhere = anywhere;
        this.order = IntStream.range(0, names.size())
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> -names.get(i).length()))
                .mapToInt(Integer::intValue)
                .toArray();
        classify();
    }

    /**
     * The labels that answers may name.
     *
     * @param names the labels; blank ones are left out
     * @param anywhere whether a label may have other words around it; if not, only punctuation
     */
    public static Labels of(List<String> names, boolean anywhere) {
        return new Labels(names.stream().filter(name -> !name.isBlank()).toList(), anywhere);
    }

    /** As the job or the references spell them. */
    public List<String> names() {
        return names;
    }

    /** The one label that an answer names; nothing if it names none or several. */
    public Optional<String> predicted(String answer) {
        Finding finding = find(answer);
        return finding.single() ? Optional.of(names.get(finding.label())) : Optional.empty();
    }

    /** The label that is spelled like this but for letter case and surrounding punctuation. */
    Optional<String> named(String text) {
        Finding finding = find(text, false);
        return finding.single() ? Optional.of(names.get(finding.label())) : Optional.empty();
    }

    /** Two labels that could not be told apart, for a message. */
    Optional<String> clash() {
        return IntStream.range(0, names.size())
                .boxed()
                .flatMap(i -> IntStream.range(0, i)
                        .filter(j -> texts.get(i).same(texts.get(j)))
                        .mapToObj(j -> Quote.of(names.get(j)) + " and " + Quote.of(names.get(i))))
                .findFirst();
    }

    Finding find(String answer) {
        return find(answer, anywhere);
    }

    private Finding find(String answer, boolean within) {
        int label = Finding.NONE;
        int at = next(answer, 0, within);
        while (at >= 0) {
            int match = match(answer, at);
            if (match >= 0 && label >= 0 && match != label) {
                return new Finding(label, match);
            }
            label = match >= 0 ? match : label;
            int end = match >= 0 ? texts.get(match).end(answer, at) : at + 1;
            if (!within && (match < 0 ? Character.isLetterOrDigit(answer.charAt(at)) : wordsAfter(answer, end))) {
                return new Finding(Finding.NONE, Finding.NONE);
            }
            at = match >= 0 && !within ? -1 : next(answer, end, within);
        }
        return new Finding(label, Finding.NONE);
    }

    private int match(String answer, int at) {
        for (int label : order) {
            if (texts.get(label).end(answer, at) >= 0) {
                return label;
            }
        }
        return Finding.NONE;
    }

    /**
     * The next place where a label could begin; without words around, the first word ends the search. One look-up a
     * character, since answers are long and labels rare.
     */
    private int next(String answer, int from, boolean within) {
        int before = from == 0 ? 0 : classOf(answer.charAt(from - 1));
        int length = answer.length();
        for (int at = from; at < length; at++) {
            int current = classOf(answer.charAt(at));
            boolean possible = (current & FIRST) != 0 && (current & before & WORD) == 0;
            if (possible || (!within && (current & WORD) != 0)) {
                return at;
            }
            before = current;
        }
        return -1;
    }

    private int classOf(char c) {
        return c < LATIN ? classes[c] : FIRST | (WordEdges.isWord(c) ? WORD : 0);
    }

    private static boolean wordsAfter(String answer, int end) {
        for (int at = end; at < answer.length(); at++) {
            if (Character.isLetterOrDigit(answer.charAt(at))) {
                return true;
            }
        }
        return false;
    }

    private void classify() {
        for (char c = 0; c < LATIN; c++) {
            classes[c] = WordEdges.isWord(c) ? WORD : 0;
        }
        for (LabelText text : texts) {
            char first = text.first();
            for (char c : new char[] {first, Character.toLowerCase(first), Character.toUpperCase(first)}) {
                if (c < LATIN) {
                    classes[c] |= FIRST;
                }
            }
        }
    }

    /**
     * What an answer names, as places in the list of labels.
     *
     * @param label the first one
     * @param rival another one
     */
    record Finding(int label, int rival) {

        static final int NONE = -1;

        boolean single() {
            return label >= 0 && rival < 0;
        }
    }
}
