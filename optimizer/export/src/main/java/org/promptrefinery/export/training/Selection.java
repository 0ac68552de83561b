package org.promptrefinery.export.training;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.promptrefinery.evaluators.Case;
import org.promptrefinery.export.StagedFile;
import org.promptrefinery.export.Staging;
import org.promptrefinery.inference.Message;

/**
 * Makes examples of evidence and writes them, question by question in the order of their fingerprints: an order that is
 * always the same and yet as good as shuffled. Only the claims of one slice of the questions are in memory at a time.
 */
final class Selection {

    private record Key(Fingerprint asks, Part part) {}

    /** What is said of a question, with the case that stands for all that ask it. */
    private record Asked(Case subject, Question question) {}

    private static final Comparator<Key> ORDER = Comparator.comparing(Key::asks).thenComparing(Key::part);

    private final Recipe recipe;
    private final Wording wording;
    private final Screen screen;
    private final Tally tally;
    private final Duplicates duplicates = new Duplicates();
    private final Map<Part, StagedFile> files = new EnumMap<>(Part.class);

    Selection(Recipe recipe, Wording wording, Screen screen, Tally tally) {
        this.recipe = recipe;
        this.wording = wording;
        this.screen = screen;
        this.tally = tally;
    }

    /** Writes all examples, and gives the files back, ended; none where there is nothing to learn. */
    Map<Part, StagedFile> write(Evidence evidence, int slices, Staging staging) {
        for (int i = 0; i < slices; i++) {
            Map<Key, Asked> questions = new TreeMap<>(ORDER);
            evidence.each(new Slice(i, slices), (entry, claim) -> hear(questions, entry, claim));
            questions.forEach((key, asked) -> {
                for (Example example : asked.question().examples(recipe.method(), tally)) {
                    write(asked.subject(), key.part(), example, staging);
                }
            });
        }
        files.values().forEach(StagedFile::end);
        return files;
    }

    private void hear(Map<Key, Asked> questions, Roll.Entry entry, Claim claim) {
        Asked asked = questions.merge(
                new Key(entry.asks(), entry.part()),
                new Asked(entry.subject(), new Question()),
                (before, now) -> before.subject().id().compareTo(now.subject().id()) <= 0
                        ? before
                        : new Asked(now.subject(), before.question()));
        if (!asked.question().hear(claim) && claim.source() == Source.VERDICT) {
            tally.lose(Loss.DUPLICATE);
        }
    }

    private void write(Case subject, Part part, Example example, Staging staging) {
        Optional<Loss> loss = screen.loss(subject, example.answers());
        List<Message> question = loss.isEmpty() ? wording.of(subject) : List.of();
        loss = loss.or(() -> duplicates.of(question, example));
        if (loss.isPresent()) {
            tally.lose(loss.get());
            return;
        }
        files.computeIfAbsent(part, to -> staging.open(to.file()))
                .append(ExampleJson.line(question, example, recipe.layout()));
        tally.take(part, example);
    }
}
