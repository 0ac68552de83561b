package org.promptrefinery.search.landscape;

import java.util.List;
import org.promptrefinery.evaluators.Case;

/** Wrong answers that show why they are wrong, or do not. */
final class Mistakes {

    private Mistakes() {}

    /**
     * The answer with these faults in it.
     *
     * @param faults none when it is wrong by chance
     * @param blunder a word that is wrong for this case
     */
    static String make(List<Fault> faults, Case subject, String blunder) {
        String said = faults.stream().allMatch(fault -> fault instanceof Fault.Chatters) && !faults.isEmpty()
                ? subject.expected()
                : blunder;
        boolean chatty = false;
        for (Fault fault : faults) {
            switch (fault) {
                case Fault.Misnames(String name, String _) -> said = name;
                case Fault.Chatters() -> chatty = true;
                case Fault.Errs() -> {}
            }
        }
        return chatty ? "I should think that it is " + said + " here." : said;
    }
}
