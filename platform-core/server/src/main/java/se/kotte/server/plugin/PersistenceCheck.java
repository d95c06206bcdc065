package se.kotte.server.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/**
 * Whether every persistence unit, the core's and the plugins', keeps tenants apart: on the one data source, on the
 * transaction's own connection, and without a cache that outlives the transaction.
 */
final class PersistenceCheck {
    private static final String FILE = "META-INF/persistence.xml";
    private static final String DATA_SOURCE = "java:global/kotte";

    /** Read by EclipseLink from the system properties, where a unit does not say otherwise. */
    static final Map<String, String> SETTINGS = Map.of(
            // Without it, JPA reads on a connection that knows no tenant, and finds nothing.
            "eclipselink.transaction.join-existing", "true",
            // With it, a find by id answers from memory, with another tenant's row.
            "eclipselink.cache.shared.default", "false");

    private PersistenceCheck() {}

    static List<String> findings() {
        var findings = new ArrayList<String>();
        SETTINGS.forEach((name, value) -> {
            if (!value.equals(System.getProperty(name)))
                findings.add("the system property " + name + " has to be " + value);
        });
        try {
            var files = Thread.currentThread().getContextClassLoader().getResources(FILE);
            while (files.hasMoreElements()) findings.addAll(findings(files.nextElement()));
        } catch (IOException e) {
            throw new IllegalStateException("cannot look for persistence units", e);
        }
        return findings;
    }

    private static List<String> findings(URL file) {
        try (var in = file.openStream()) {
            return findings(file.toString(), in);
        } catch (IOException | XMLStreamException e) {
            return List.of(file + " cannot be read: " + e.getMessage());
        }
    }

    /** @param name of the file, for people */
    static List<String> findings(String name, InputStream in) throws XMLStreamException {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        var xml = factory.createXMLStreamReader(in);
        var findings = new ArrayList<String>();
        var units = new LinkedHashMap<String, String>();
        String unit = null;
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamConstants.START_ELEMENT) continue;
            switch (xml.getLocalName()) {
                case "persistence-unit" -> {
                    unit = xml.getAttributeValue(null, "name");
                    units.put(unit, "");
                }
                case "jta-data-source" -> units.put(unit, xml.getElementText().strip());
                case "non-jta-data-source", "shared-cache-mode" ->
                    findings.add("unit " + unit + " in " + name + " has a " + xml.getLocalName() + "; leave it out");
                case "property" -> {
                    var property = xml.getAttributeValue(null, "name");
                    var wanted = SETTINGS.get(property);
                    if (wanted != null && !wanted.equals(xml.getAttributeValue(null, "value")))
                        findings.add("unit " + unit + " in " + name + " sets " + property + "; leave it out");
                }
                default -> {
                    // The rest is the unit's own affair.
                }
            }
        }
        units.forEach((one, source) -> {
            if (!source.equals(DATA_SOURCE))
                findings.add("unit " + one + " in " + name + " has to have the jta-data-source " + DATA_SOURCE);
        });
        return findings;
    }
}
