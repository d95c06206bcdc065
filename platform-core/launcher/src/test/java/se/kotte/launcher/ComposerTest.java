package se.kotte.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComposerTest {

    @TempDir
    Path folder;

    Path core;
    Path plugin;
    Path war;

    @BeforeEach
    void jars() throws IOException {
        core = Jars.core(folder.resolve("war"), Jars.WEB_XML);
        plugin = Jars.jar(folder.resolve("plugins/kotte-media.jar"), Map.of("META-INF/kotte/plugin.json", "{}"));
        war = folder.resolve("composed");
    }

    @Test
    void the_core_and_the_plugins_lie_in_WEB_INF_and_nothing_lies_outside() throws IOException {
        new Composer(List.of(core)).add(plugin).into(war);

        assertThat(files())
                .containsExactlyInAnyOrder(
                        "WEB-INF/web.xml", "WEB-INF/lib/kotte-server.jar", "WEB-INF/lib/kotte-media.jar");
        assertThat(war.resolve("WEB-INF/web.xml")).hasContent(Jars.WEB_XML);
    }

    /** Rule 1. */
    @Test
    void a_plugin_that_is_no_longer_chosen_is_gone_from_the_next_composition() throws IOException {
        new Composer(List.of(core)).add(plugin).into(war);
        new Composer(List.of(core)).into(war);

        assertThat(files()).containsExactlyInAnyOrder("WEB-INF/web.xml", "WEB-INF/lib/kotte-server.jar");
    }

    @Test
    void a_test_adds_its_own_classes() throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes/se/kotte"));
        Files.writeString(classes.resolve("SomeIT.class"), "x");

        new Composer(List.of(core)).addClasses(folder.resolve("classes")).into(war);

        assertThat(files()).contains("WEB-INF/classes/se/kotte/SomeIT.class");
    }

    @Test
    void a_core_without_a_web_xml_is_refused() {
        assertThatThrownBy(() -> new Composer(List.of(plugin)).into(war))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining(Composer.WEB_XML);
    }

    @Test
    void a_plugin_that_brings_a_web_xml_is_refused() throws IOException {
        Path bad = Jars.jar(folder.resolve("plugins/bad.jar"), Map.of(Composer.WEB_XML, Jars.WEB_XML));

        assertThatThrownBy(() -> new Composer(List.of(core)).add(bad).into(war))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("bad.jar");
    }

    @Test
    void a_plugin_that_would_replace_a_library_of_the_core_is_refused() throws IOException {
        Path bad = Jars.jar(folder.resolve("plugins/kotte-server.jar"), Map.of("x", "y"));

        assertThatThrownBy(() -> new Composer(List.of(core)).add(bad).into(war))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("Two JARs are named kotte-server.jar");
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(war)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> war.relativize(file).toString())
                    .toList();
        }
    }
}
