package org.promptrefinery.evaluators.json;

import org.promptrefinery.evaluators.Judging;
import org.promptrefinery.evaluators.Trial;
import org.promptrefinery.evaluators.Verdict;

/** Whether an answer is JSON and nothing else. */
final class JsonValidity extends Judging {

    private final boolean fenced;
    private final boolean objectOnly;

    JsonValidity(boolean fenced, boolean objectOnly) {
        super("json" + Names.bracketed(Names.flag(fenced, "fenced"), Names.flag(objectOnly, "object_only")), false);
        this.fenced = fenced;
        this.objectOnly = objectOnly;
    }

    @Override
    protected Verdict verdict(Trial trial) {
        try {
            boolean object = Json.parse(trial.answer(), fenced).isObject();
            return objectOnly && !object ? Verdict.fail("JSON, but no object") : Verdict.pass("valid JSON");
        } catch (Unreadable broken) {
            return Verdict.fail(broken.why());
        }
    }
}
