package org.promptrefinery.export.gate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.search.statistics.PairedComparison;

/** What a gate says, for a machine. */
public final class GateJson {

    private GateJson() {}

    /** One object. */
    public static ObjectNode of(GateVerdict verdict) {
        Guarded guarded = verdict.guarded();
        PairedComparison comparison = verdict.comparison();
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("lock", guarded.file().toString())
                .put("job", guarded.lock().name())
                .put("holds", verdict.holds());
        verdict.failures().forEach(node.putArray("failures")::add);
        verdict.notices().forEach(node.putArray("notices")::add);
        node.put("promptChanged", guarded.promptChanged())
                .put("casesChanged", guarded.casesChanged())
                .put("score", verdict.card().score())
                .put("locked", guarded.lock().score().mean())
                .put("cases", verdict.card().results().size())
                .put("scored", verdict.card().scored())
                .put("difference", comparison.difference())
                .put("pValueWorse", verdict.oneSided())
                .put("statisticalTest", comparison.test());
        node.putArray("interval").add(comparison.low()).add(comparison.high());
        node.put("completions", verdict.spent().answers().asked().completions())
                .put("cached", verdict.spent().answers().cached());
        ArrayNode worse = node.putArray("worse");
        verdict.worse().forEach(one -> put(worse.addObject(), one));
        return node;
    }

    private static void put(ObjectNode node, GateVerdict.Worse one) {
        CaseResult now = one.now();
        node.put("case", now.subject().id());
        score(node, "locked", one.then().result());
        score(node, "score", now);
        node.put("breaksGate", one.breaksGate())
                .put("expected", now.subject().expected())
                .put("got", now.answer())
                .put("reason", GateText.reason(now));
    }

    private static void score(ObjectNode node, String field, CaseResult result) {
        if (result.scored()) {
            node.put(field, result.score());
        } else {
            node.putNull(field);
        }
    }
}
