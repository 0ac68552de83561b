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

    private static final int[] ONLY = {0};

    private final List<String> names;
    private final List<LabelText> texts;
    /** The longest label first, so that it wins. */
    private final int[] order;

    private final Optional<LabelScan> scan;

    private Labels(List<String> names, boolean anywhere) {
        this.names = List.copyOf(names);
        this.texts = this.names.stream().map(LabelText::new).toList();
        this.order = longestFirst(this.names);
        this.scan = anywhere ? Optional.of(new LabelScan(texts)) : Optional.empty();
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
        if (names.contains(text)) {
            return Optional.of(text);
        }
        Finding finding = whole(text);
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
        return scan.map(places -> among(answer, places)).orElseGet(() -> whole(answer));
    }

    private Finding among(String answer, LabelScan places) {
        byte[] bytes = LabelScan.lowBytes(answer);
        int label = Finding.NONE;
        int at = places.next(bytes, 0);
        while (at >= 0) {
            int match = match(answer, at);
            if (match >= 0 && label >= 0 && match != label) {
                return new Finding(label, match);
            }
            label = Math.max(label, match);
            at = places.next(bytes, match < 0 ? at + 1 : texts.get(match).end(answer, at));
        }
        return new Finding(label, Finding.NONE);
    }

    private Finding whole(String answer) {
        for (int at = 0; at < answer.length(); at++) {
            int match = match(answer, at);
            if (match >= 0) {
                boolean more = wordsAfter(answer, texts.get(match).end(answer, at));
                return new Finding(more ? Finding.NONE : match, Finding.NONE);
            }
            if (Character.isLetterOrDigit(answer.charAt(at))) {
                break;
            }
        }
        return new Finding(Finding.NONE, Finding.NONE);
    }

    private int match(String answer, int at) {
        for (int label : order) {
            if (texts.get(label).end(answer, at) >= 0) {
                return label;
            }
        }
        return Finding.NONE;
    }

    private static boolean wordsAfter(String answer, int end) {
        for (int at = end; at < answer.length(); at++) {
            if (Character.isLetterOrDigit(answer.charAt(at))) {
                return true;
            }
        }
        return false;
    }

    private static int[] longestFirst(List<String> names) {
        return names.size() == 1
                ? ONLY
                : IntStream.range(0, names.size())
                        .boxed()
                        .sorted(Comparator.comparing(
                                (Integer i) -> -names.get(i).length()))
                        .mapToInt(Integer::intValue)
                        .toArray();
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
