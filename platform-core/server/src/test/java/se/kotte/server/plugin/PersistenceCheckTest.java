package se.kotte.server.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rule 6. */
class PersistenceCheckTest {
    private static final String SOURCE = "<jta-data-source>java:global/kotte</jta-data-source>";

    @ParameterizedTest
    @ValueSource(
            strings = {
                SOURCE,
                "<class>x.Y</class>" + SOURCE
                        + "<properties><property name='eclipselink.cache.shared.default' value='false'/>"
                        + "<property name='eclipselink.logging.level' value='FINE'/></properties>"
            })
    void a_unit_on_the_one_data_source_passes(String content) throws XMLStreamException {
        assertThat(findings(content)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<jta-data-source>java:comp/DefaultDataSource</jta-data-source>",
                "<non-jta-data-source>java:global/kotte</non-jta-data-source>" + SOURCE,
                SOURCE + "<shared-cache-mode>ALL</shared-cache-mode>",
                SOURCE + "<properties><property name='eclipselink.cache.shared.default' value='true'/></properties>",
                SOURCE
                        + "<properties><property name='eclipselink.transaction.join-existing' value='false'/></properties>"
            })
    void a_unit_that_would_mix_tenants_is_refused_by_name(String content) throws XMLStreamException {
        assertThat(findings(content))
                .hasSize(1)
                .allSatisfy(
                        finding -> assertThat(finding).contains("unit lunch").contains("lunch.jar"));
    }

    @Test
    void a_second_unit_is_looked_at_as_well() throws XMLStreamException {
        assertThat(findings(SOURCE + "</persistence-unit><persistence-unit name='other'>"))
                .singleElement()
                .asString()
                .contains("unit other");
    }

    @Test
    void a_node_without_the_settings_is_refused() {
        // This JVM has neither.
        assertThat(PersistenceCheck.findings())
                .anySatisfy(finding -> assertThat(finding).contains("eclipselink.transaction.join-existing"))
                .anySatisfy(finding -> assertThat(finding).contains("eclipselink.cache.shared.default"));
    }

    private static List<String> findings(String content) throws XMLStreamException {
        var xml = "<persistence xmlns='https://jakarta.ee/xml/ns/persistence'><persistence-unit name='lunch'>" + content
                + "</persistence-unit></persistence>";
        return PersistenceCheck.findings("lunch.jar", new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }
}
