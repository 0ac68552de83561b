package org.promptrefinery.study.report;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.promptrefinery.evaluators.CaseResult;
import org.promptrefinery.evaluators.Scorecard;

/**
 * An evaluated prompt as JUnit XML for CI systems: a test case for each case, a failure for each answer that is not
 * fully right or breaks a gate. An unscored answer is skipped, not failed, for nothing is known of it. Characters that
 * XML cannot hold, such as control characters, become U+FFFD.
 */
public final class JUnitXml {

    private static final char REPLACEMENT = '\uFFFD';

    private JUnitXml() {}

    /** The text of the file. */
    public static String of(Assessment assessment) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            suite(xml, assessment);
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("text can be written to memory", impossible);
        }
        return text + "\n";
    }

    private static void suite(XMLStreamWriter xml, Assessment assessment) throws XMLStreamException {
        Scorecard card = assessment.card();
        String name = assessment.job().name() + "." + assessment.split();
        long failures = card.results().stream().filter(JUnitXml::isFailure).count();
        long skipped = card.results().stream().filter(JUnitXml::isSkipped).count();
        xml.writeStartElement("testsuite");
        attribute(xml, "name", name);
        attribute(xml, "tests", Integer.toString(card.results().size()));
        attribute(xml, "failures", Long.toString(failures));
        attribute(xml, "errors", "0");
        attribute(xml, "skipped", Long.toString(skipped));
        properties(xml, assessment);
        for (CaseResult result : card.results()) {
            testCase(xml, name, result);
        }
        xml.writeEndElement();
    }

    private static void properties(XMLStreamWriter xml, Assessment assessment) throws XMLStreamException {
        xml.writeStartElement("properties");
        property(xml, "score", Double.toString(assessment.card().score()));
        property(xml, "scored", assessment.card().coverage());
        property(xml, "gatesBroken", Integer.toString(assessment.card().gatesBroken()));
        property(xml, "model", assessment.job().model().spec());
        for (String evaluator : assessment.job().uncalibrated().keySet()) {
            property(xml, "uncalibrated", evaluator);
        }
        xml.writeEndElement();
    }

    private static void testCase(XMLStreamWriter xml, String suite, CaseResult result) throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeStartElement("testcase");
        attribute(xml, "classname", suite);
        attribute(xml, "name", result.subject().id());
        if (isFailure(result)) {
            failure(xml, result);
        } else if (isSkipped(result)) {
            xml.writeStartElement("skipped");
            attribute(xml, "message", "no score: " + AssessmentText.reason(result));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static void failure(XMLStreamWriter xml, CaseResult result) throws XMLStreamException {
        String score = result.scored() ? Double.toString(result.score()) : "none";
        xml.writeStartElement("failure");
        attribute(xml, "message", AssessmentText.reason(result));
        attribute(xml, "type", result.gatesHeld() ? "wrong" : "gate");
        xml.writeCharacters(valid("score: " + score
                + "\ninput: " + AssessmentText.inputs(result)
                + "\nexpected: " + result.subject().expected()
                + "\nanswer: " + result.answer() + "\n"));
        xml.writeEndElement();
    }

    private static boolean isFailure(CaseResult result) {
        return result.failed() || !result.gatesHeld();
    }

    private static boolean isSkipped(CaseResult result) {
        return !result.scored() && result.gatesHeld();
    }

    private static void property(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        xml.writeStartElement("property");
        attribute(xml, "name", name);
        attribute(xml, "value", value);
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
