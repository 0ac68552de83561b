package org.promptrefinery.study.history;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.promptrefinery.evaluators.BadInput;
import org.promptrefinery.search.Candidate;
import org.promptrefinery.study.job.ChainReader;

/** The generations of a run, as its journal has them; all other events are left to {@code result.json}. */
final class JournalReader {

    private static final String BEGINNING = "the prompt of the job";

    private final SequencedMap<String, TriedCandidate> candidates = new LinkedHashMap<>();
    private final List<Step> steps = new ArrayList<>();

    private JournalReader() {}

    /** Reads a journal event by event; one that is not there has none. */
    static JournalReader read(Path file) {
        JournalReader reader = new JournalReader();
        if (Files.exists(file)) {
            JsonLines.each(file, JsonLines.Torn.IGNORED, reader::take);
        }
        return reader;
    }

    /** By id, in the order of their making. */
    SequencedMap<String, TriedCandidate> candidates() {
        return candidates;
    }

    List<Step> steps() {
        return steps;
    }

    private void take(Json event) {
        if (event.text("event").equals("generation")) {
            generation(event);
        }
    }

    private void generation(Json event) {
        int number = event.whole("number");
        List<Step.Survivor> population = event.list(
                "population", member -> new Step.Survivor(member.text("id"), JournalReader.score(member.field("dev"))));
        event.optional("seed").ifPresent(seed -> {
            Score dev = population.isEmpty()
                    ? new Score(0, 0, 0, 0, 0)
                    : population.getFirst().dev();
            keep(new TriedCandidate(candidate(seed, event), number, BEGINNING, dev.score(), dev.cases()));
        });
        List<String> children = event.list("children", child -> child(child, number, event));
        steps.add(new Step(
                number,
                at(event),
                event.optional("completions").isPresent() ? event.count("completions") : 0,
                children,
                population));
    }

    private String child(Json child, int number, Json event) {
        keep(new TriedCandidate(
                candidate(child, event), number, child.text("fate"), child.number("score"), child.whole("cases")));
        return child.text("id");
    }

    /** A candidate that is made again is turned away and tells nothing of the first one. */
    private void keep(TriedCandidate tried) {
        candidates.merge(
                tried.candidate().id(), tried, (before, again) -> again.cases() > before.cases() ? again : before);
    }

    private static Candidate candidate(Json node, Json event) {
        if (!(node.node() instanceof ObjectNode map)) {
            throw new BadInput(node.where() + ": a candidate must be a JSON object");
        }
        return new Candidate(
                node.text("id"),
                ChainReader.of(map, event.where()),
                node.list("parents", Json::asText),
                node.text("operator"),
                node.text("why"),
                node.textOrNone("recipe"));
    }

    static Score score(Json card) {
        return new Score(
                card.number("score"),
                card.whole("cases"),
                card.whole("scored"),
                card.whole("gatesBroken"),
                card.whole("tokens"));
    }

    private static Instant at(Json event) {
        String at = event.text("at");
        try {
            return Instant.parse(at);
        } catch (DateTimeParseException wrong) {
            throw new BadInput(event.where() + ": at: '" + at + "' must be a time such as 2026-11-25T01:11:37Z", wrong);
        }
    }
}
