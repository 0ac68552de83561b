package org.promptrefinery.study.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.promptrefinery.study.Ablation;

/** What each section of the winner contributes. */
final class SectionTable {

    private SectionTable() {}

    /** One object a section that was tried. */
    static void put(ArrayNode array, Ablation ablation) {
        for (Ablation.Section section : ablation.sections()) {
            ObjectNode node = array.addObject()
                    .put("step", section.step())
                    .put("section", section.index())
                    .put("text", section.text())
                    .put("gain", section.gain().difference());
            node.putArray("interval")
                    .add(section.gain().low())
                    .add(section.gain().high());
            node.put("cases", section.cases());
        }
    }
}
