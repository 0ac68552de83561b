package org.promptrefinery.evaluators.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Makes {@code 1.0} the same node as {@code 1}, since JSON Schema compares numbers by their value. */
final class NumbersByValue extends JsonNodeFactory {
    private static final long serialVersionUID = 1;

    /** Any number of so many digits is a long. */
    private static final int DIGITS_OF_LONG = 18;

    @Override
    public ValueNode numberNode(@Nullable BigDecimal number) {
        if (number == null) {
            return nullNode();
        }
        BigDecimal plain = number.stripTrailingZeros();
        boolean whole = plain.scale() <= 0 && plain.precision() - (long) plain.scale() <= DIGITS_OF_LONG;
        return whole ? whole(plain.longValueExact()) : super.numberNode(number);
    }

    private ValueNode whole(long number) {
        return number == (int) number ? numberNode((int) number) : numberNode(number);
    }
}
