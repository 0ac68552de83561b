package org.promptrefinery.evaluators.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import java.util.List;
import org.promptrefinery.evaluators.Judging;
import org.promptrefinery.evaluators.Trial;
import org.promptrefinery.evaluators.Verdict;

/** Whether an answer is JSON of a schema. */
final class SchemaMatch extends Judging {

    private final Schema schema;
    private final boolean fenced;

    SchemaMatch(Schema schema, boolean fenced) {
        super(
                "json-schema"
                        + Names.bracketed(Names.hash(schema.getSchemaNode().toString()), Names.flag(fenced, "fenced")),
                false);
        this.schema = schema;
        this.fenced = fenced;
    }

    @Override
    protected Verdict verdict(Trial trial) {
        try {
            return judged(Json.parse(trial.answer(), fenced));
        } catch (Unreadable broken) {
            return Verdict.fail(broken.why());
        } catch (StackOverflowError endless) {
            return new Verdict.Unscored("the schema refers to itself without end");
        }
    }

    private Verdict judged(JsonNode answer) {
        List<Error> errors = schema.validate(answer);
        return errors.isEmpty() ? Verdict.pass("JSON of the schema") : Verdict.fail(Violations.described(errors));
    }
}
