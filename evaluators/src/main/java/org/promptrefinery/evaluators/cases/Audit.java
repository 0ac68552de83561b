package org.promptrefinery.evaluators.cases;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.evaluators.Gist;
import org.promptrefinery.evaluators.Quote;

/** Cases that ask the same: duplicates, and contradictions where no answer is right for both. */
final class Audit {

    private static final int EXAMPLES = 3;

    private record Seen(Case subject, String where) {}

    private final Map<String, Seen> firsts = new HashMap<>();
    private final List<String> contradictions = new ArrayList<>();
    private int contradicting;
    private int duplicates;

    private Audit() {}

    /** What a person should know of cases that were read from these places. */
    static List<String> notices(List<Case> cases, List<String> places) {
        Audit audit = new Audit();
        for (int i = 0; i < cases.size(); i++) {
            audit.add(new Seen(cases.get(i), places.get(i)));
        }
        return audit.notices();
    }

    /** All are compared with the first that has a reference, so that many duplicates stay cheap. */
    private void add(Seen now) {
        String gist = Gist.of(now.subject());
        Seen before = firsts.get(gist);
        if (before == null || before.subject().references().isEmpty()) {
            firsts.put(gist, now);
        }
        if (before != null && contradict(before.subject(), now.subject())) {
            contradicting++;
            if (contradictions.size() < EXAMPLES) {
                contradictions.add(told(before, now));
            }
        } else if (before != null) {
            duplicates++;
        }
    }

    private static boolean contradict(Case one, Case other) {
        return !one.references().isEmpty()
                && !other.references().isEmpty()
                && Collections.disjoint(gists(one), gists(other));
    }

    private static List<String> gists(Case subject) {
        return subject.references().stream().map(Gist::of).toList();
    }

    private static String told(Seen before, Seen now) {
        return now.where() + " expects " + Quote.of(now.subject().expected()) + ", but " + before.where() + " "
                + Quote.of(before.subject().expected()) + " for the same inputs";
    }

    private List<String> notices() {
        List<String> notices = new ArrayList<>();
        if (contradicting > 0) {
            notices.add(contradicting + (contradicting == 1 ? " case contradicts" : " cases contradict")
                    + " an earlier one: " + String.join("; ", contradictions)
                    + (contradicting > EXAMPLES ? "; and " + (contradicting - EXAMPLES) + " more" : ""));
        }
        if (duplicates > 0) {
            notices.add(duplicates + (duplicates == 1 ? " case asks" : " cases ask")
                    + " the same as an earlier one; they stay in one part of the split");
        }
        return notices;
    }
}
