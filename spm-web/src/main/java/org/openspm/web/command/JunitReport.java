package org.openspm.web.command;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.openspm.incentive.language.ExampleResult;
import org.openspm.incentive.language.PlanProblem;

/** The examples of plans as a JUnit XML report, which every build server shows: a suite a plan, a test case an example. */
final class JunitReport {
    private static final String READING = "can be read";

    private final List<Suite> suites = new ArrayList<>();

    private record Suite(PlanFile file, List<ExampleResult> results) {
        int tests() {
            return results.size() + 1;
        }

        long failures() {
            return results.stream().filter(result -> !result.passes()).count()
                    + (file.reading().isSound() ? 0 : 1);
        }
    }

    void add(PlanFile file, List<ExampleResult> results) {
        suites.add(new Suite(file, results));
    }

    String text() {
        var text = new StringWriter();
        try {
            var xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("testsuites");
            for (var suite : suites) {
                write(xml, suite);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing a report in memory", e);
        }
        return text.toString();
    }

    private static void write(XMLStreamWriter xml, Suite suite) throws XMLStreamException {
        var file = suite.file();
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", file.title());
        xml.writeAttribute("tests", String.valueOf(suite.tests()));
        xml.writeAttribute("failures", String.valueOf(suite.failures()));
        var faults =
                file.reading().problems().stream().map(PlanProblem::toString).toList();
        write(xml, file, READING, 1, String.join("\n", faults));
        for (var result : suite.results()) {
            write(xml, file, result.example().name(), result.line(), result.fault());
        }
        xml.writeEndElement();
    }

    private static void write(XMLStreamWriter xml, PlanFile file, String name, int line, String fault)
            throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", file.title());
        xml.writeAttribute("name", name);
        xml.writeAttribute("file", file.name());
        xml.writeAttribute("line", String.valueOf(line));
        if (!fault.isEmpty()) {
            xml.writeStartElement("failure");
            xml.writeAttribute("message", fault.lines().findFirst().orElse(fault));
            xml.writeCharacters(fault);
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }
}
