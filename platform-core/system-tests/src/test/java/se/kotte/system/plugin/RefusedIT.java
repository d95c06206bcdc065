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
}
