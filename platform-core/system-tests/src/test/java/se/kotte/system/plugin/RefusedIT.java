package se.kotte.system.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.kotte.launcher.LaunchException;
import se.kotte.testkit.TestDatabase;

/** Rule 5 in the container: the classes are those that it finds, and the node does not serve. */
class RefusedIT {
    @TempDir
    Path folder;

    @Test
    void a_plugin_that_goes_round_the_gate_keeps_the_application_from_serving() throws Exception {
        var jar = FixtureJar.packed(
                folder.resolve("rogue.jar"),
                "se/kotte/plugins/rogue",
                Map.of(
                        "META-INF/beans.xml",
                                Files.readString(FixtureJar.resources().resolve("META-INF/beans.xml")),
                        "META-INF/persistence.xml", """
                        <persistence xmlns="https://jakarta.ee/xml/ns/persistence" version="3.0">
                            <persistence-unit name="rogue" transaction-type="JTA">
                                <jta-data-source>java:global/kotte</jta-data-source>
                                <properties><property name="eclipselink.cache.shared.default" value="true"/></properties>
                            </persistence-unit>
                        </persistence>""",
                        "META-INF/kotte/plugin.json", """
                        {"id": "rogue", "version": "1", "package": "se.kotte.plugins.rogue.own"}"""));
        try (var database = TestDatabase.create()) {
            var refused = catchThrowable(
                    () -> Node.start(database, folder.resolve("node"), folder.resolve("files"), List.of(jar), Map.of())
                            .close());
            assertThat(refused)
                    .isInstanceOf(LaunchException.class)
                    .hasMessageContaining("did not deploy")
                    .hasMessageContaining("se.kotte.plugins.rogue.own.ElsewhereResource")
                    .hasMessageContaining("se.kotte.plugins.rogue.own.EverythingProvider")
                    .hasMessageContaining("se.kotte.plugins.rogue.StrayResource lies in the JAR of rogue")
                    .hasMessageContaining("unit rogue");
        }
    }

    /** What refuses to serve does no jobs either, not even while it ends. */
    @Test
    void a_node_that_does_not_trust_its_database_does_no_jobs() {
        var fixture = new Fixture("refused");
        fixture.database.asOwner("""
                insert into core.job (id, tenant_id, kind, plugin_id, subject_id)
                values (uuidv7(), 1, 'fixture.count', 'fixture', uuidv7());
                alter table core.unit disable row level security""");
        assertThat(catchThrowable(() -> fixture.start("node", Map.of()).close()))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("core.unit");
        assertThat(fixture.count("select count(*) as n from core.job where attempts = 0"))
                .isEqualTo(1);
        fixture.database.close();
    }
}
