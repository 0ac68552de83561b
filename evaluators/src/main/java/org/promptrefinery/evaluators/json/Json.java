package org.promptrefinery.evaluators.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.promptrefinery.evaluators.Quote;

/**
 * Reads JSON strictly (RFC 8259): one value, no comments, no duplicate names. As the standard allows, nesting and
 * numbers are limited, so that no answer can overflow the stack or the memory.
 */
final class Json {

    static final int DEEPEST = 128;
    static final int LONGEST_NUMBER = 1_000;
    static final int LARGEST_EXPONENT = 9_999;

    static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(LONGEST_NUMBER)
                            .maxNameLength(Integer.MAX_VALUE)
                            .maxStringLength(Integer.MAX_VALUE)
                            .build())
                    .build())
            .nodeFactory(new NumbersByValue())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Json() {}

    /** The value of a text. */
    static JsonNode parse(String text) throws Unreadable {
        try {
            return usable(MAPPER.readTree(text));
        } catch (StreamConstraintsException tooMuch) {
            throw new Unreadable("JSON nested deeper than " + DEEPEST + " levels or with a number of more than "
                    + LONGEST_NUMBER + " digits");
        } catch (NumberFormatException | ArithmeticException tooLarge) {
            throw outOfRange();
        } catch (JsonProcessingException broken) {
            throw new Unreadable("not JSON" + place(broken.getLocation()) + ": "
                    + Quote.of(String.valueOf(broken.getOriginalMessage())));
        }
    }

    /** The value of an answer, which may stand in a Markdown fence where that is allowed. */
    static JsonNode parse(String answer, boolean fenced) throws Unreadable {
        return parse(fenced ? Fence.inside(answer) : answer);
    }

    private static String place(JsonLocation location) {
        return location == null ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static JsonNode usable(JsonNode node) throws Unreadable {
        if (node.isMissingNode()) {
            throw new Unreadable("not JSON: it is empty");
        }
        if (node.isBigDecimal() && Math.abs((long) node.decimalValue().scale()) > LARGEST_EXPONENT) {
            throw outOfRange();
        }
        for (JsonNode child : node) {
            usable(child);
        }
        return node;
    }

    private static Unreadable outOfRange() {
        return new Unreadable("JSON with a number beyond an exponent of " + LARGEST_EXPONENT);
    }
}
