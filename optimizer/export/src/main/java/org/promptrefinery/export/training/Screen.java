package org.promptrefinery.export.training;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.export.Secrets;

/** Tells which examples must not be written, though what is said of them is right. */
final class Screen {

    private final Wording wording;
    private final Collection<String> known;

    /** @param known secrets that must not be in them */
    Screen(Wording wording, Collection<String> known) {
        this.wording = wording;
        this.known = known;
    }

    Optional<Loss> loss(Case subject, List<String> answers) {
        String all = String.join("\n", subject.inputs().values()) + "\n" + String.join("\n", answers);
        if (answers.stream().anyMatch(String::isBlank)) {
            return Optional.of(Loss.EMPTY);
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(all)) {
            return Optional.of(Loss.UNWRITABLE);
        }
        if (wording.shows(subject)) {
            return Optional.of(Loss.IN_PROMPT);
        }
        return Secrets.found(all, known).isEmpty() ? Optional.empty() : Optional.of(Loss.SECRET);
    }
}
