package org.promptrefinery.study.report;

import java.io.StringWriter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A suite of tests in the JUnit XML that CI systems read. Characters that XML cannot hold, such as control characters,
 * become U+FFFD.
 *
 * @param name of the suite
 * @param properties of the suite
 * @param tests in the order in which they are shown
 */
public record TestSuiteXml(String name, List<Property> properties, SequencedMap<String, Outcome> tests) {

    private static final char REPLACEMENT = '\uFFFD';

    /** What is said of the suite as a whole; a name may be there twice. */
    public record Property(String name, String value) {}

    /** What came of a test. */
    public sealed interface Outcome {

        /** All is well. */
        record Passed() implements Outcome {}

        /** Nothing is known. */
        record Skipped(String message) implements Outcome {}

        /**
         * Something is wrong.
         *
         * @param type sort of what is wrong
         * @param details several lines
         */
        record Failed(String message, String type, String details) implements Outcome {}
    }

    public TestSuiteXml {
        properties = List.copyOf(properties);
        tests = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(tests));
    }

    /** The text of the file. */
    public String text() {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            write(xml);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("text can be written to memory", impossible);
        }
        return text + "\n";
    }

    private void write(XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartElement("testsuite");
        attribute(xml, "name", name);
        attribute(xml, "tests", Integer.toString(tests.size()));
        attribute(xml, "failures", Long.toString(count(Outcome.Failed.class)));
        attribute(xml, "errors", "0");
        attribute(xml, "skipped", Long.toString(count(Outcome.Skipped.class)));
        xml.writeStartElement("properties");
        for (Property property : properties) {
            xml.writeStartElement("property");
            attribute(xml, "name", property.name());
            attribute(xml, "value", property.value());
            xml.writeEndElement();
        }
        xml.writeEndElement();
        for (Map.Entry<String, Outcome> test : tests.entrySet()) {
            test(xml, test.getKey(), test.getValue());
        }
        xml.writeEndElement();
    }

    private long count(Class<? extends Outcome> sort) {
        return tests.values().stream().filter(sort::isInstance).count();
    }

    private void test(XMLStreamWriter xml, String test, Outcome outcome) throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeStartElement("testcase");
        attribute(xml, "classname", name);
        attribute(xml, "name", test);
        switch (outcome) {
            case Outcome.Passed() -> {}
            case Outcome.Skipped(String message) -> {
                xml.writeStartElement("skipped");
                attribute(xml, "message", message);
                xml.writeEndElement();
            }
            case Outcome.Failed(String message, String type, String details) -> {
                xml.writeStartElement("failure");
                attribute(xml, "message", message);
                attribute(xml, "type", type);
                xml.writeCharacters(valid(details));
                xml.writeEndElement();
            }
        }
        xml.writeEndElement();
    }

    private static void attribute(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, valid(value).replaceAll("[\\r\\n\\t]+", " "));
    }

    /** Extensible Markup Language (XML) 1.0, fifth edition, production 2, Char. */
    private static String valid(String text) {
        StringBuilder valid = new StringBuilder(text.length());
        text.codePoints().forEach(point -> valid.appendCodePoint(isChar(point) ? point : REPLACEMENT));
        return valid.toString();
    }

    private static boolean isChar(int point) {
        return point == '\t'
                || point == '\n'
                || point == '\r'
                || (point >= ' ' && point < Character.MIN_SURROGATE)
                || (point > Character.MAX_SURROGATE && point <= REPLACEMENT)
                || point >= Character.MIN_SUPPLEMENTARY_CODE_POINT;
    }
}
