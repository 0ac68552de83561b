package org.promptrefinery.study;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.promptrefinery.evaluators.Scorecard;
import org.promptrefinery.search.Candidate;
import org.promptrefinery.search.Generation;
import org.promptrefinery.search.Member;
import org.promptrefinery.study.job.ChainReader;

/** What the journal says of each step; nothing in it depends on the clock, but for the completions so far. */
final class Events {

    private Events() {}

    /** @param completions of all models that the run has taken so far */
    static ObjectNode generation(Generation generation, long completions) {
        ObjectNode event =
                event("generation").put("number", generation.number()).put("completions", completions);
        ArrayNode children = event.putArray("children");
        for (Generation.Child child : generation.children()) {
            ObjectNode node = candidate(children.addObject(), child.candidate());
            node.put("fate", child.fate()).put("score", child.score()).put("cases", child.cases());
        }
        ArrayNode population = event.putArray("population");
        for (Member member : generation.population()) {
            ObjectNode node =
                    population.addObject().put("id", member.candidate().id());
            node.set("train", card(member.train()));
            node.set("dev", card(member.dev()));
        }
        if (generation.number() == 0) {
            candidate(event.putObject("seed"), generation.best().candidate());
        }
        return event;
    }

    static ObjectNode proof(StudyResult result, Proof proof) {
        ObjectNode event = event("proof").put("reason", result.reason());
        event.put("winner", result.winner().candidate().id());
        event.set("baselineTest", card(proof.baseline()));
        event.set("winnerTest", card(proof.winner()));
        event.put("difference", proof.comparison().difference());
        event.putArray("interval")
                .add(proof.comparison().low())
                .add(proof.comparison().high());
        event.put("pValue", proof.pValue()).put("improved", proof.improved());
        result.optimism().ifPresent(optimism -> event.put("optimism", optimism));
        ArrayNode others = event.putArray("finalists");
        proof.finalists().stream().skip(1).forEach(finalist -> finalist(others.addObject(), finalist));
        ArrayNode tags = event.putArray("regressions");
        proof.tags().stream().filter(TagChange::regressed).map(TagChange::tag).forEach(tags::add);
        return event;
    }

    static ObjectNode ablation(Ablation ablation) {
        ObjectNode event = event("ablation");
        ArrayNode sections = event.putArray("sections");
        for (Ablation.Section section : ablation.sections()) {
            ObjectNode node = sections.addObject()
                    .put("step", section.step())
                    .put("section", section.index())
                    .put("gain", section.gain().difference());
            node.putArray("interval")
                    .add(section.gain().low())
                    .add(section.gain().high());
            node.put("cases", section.cases());
        }
        return event;
    }

    private static void finalist(ObjectNode node, Finalist finalist) {
        node.put("id", finalist.id())
                .put("difference", finalist.comparison().difference())
                .put("pValue", finalist.adjusted());
        node.set("test", card(finalist.card()));
    }

    private static ObjectNode event(String name) {
        return JsonNodeFactory.instance.objectNode().put("event", name);
    }

    private static ObjectNode candidate(ObjectNode node, Candidate candidate) {
        node.put("id", candidate.id()).put("operator", candidate.operator()).put("why", candidate.why());
        ArrayNode parents = node.putArray("parents");
        candidate.parents().forEach(parents::add);
        ChainReader.put(node, candidate.chain());
        if (!candidate.recipe().isEmpty()) {
            node.put("recipe", candidate.recipe());
        }
        return node;
    }

    private static ObjectNode card(Scorecard card) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("score", card.score())
                .put("cases", card.results().size())
                .put("scored", card.scored())
                .put("gatesBroken", card.gatesBroken())
                .put("tokens", card.promptTokens());
    }
}
