package se.kotte.server.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DescriptorReaderTest {
    @Test
    void what_the_host_acts_on_is_read() {
        var plugin = read("""
                {"id": "lunch", "version": "1.2.3", "package": "com.example.lunch", "somethingNew": {"a": 1},
                 "capabilities": [{"id": "lunch.order", "roles": ["principal", "pedagogue"]}],
                 "observes": [{"type": "file.stored", "version": 1}],
                 "navigation": [{"path": "/p/lunch/today", "text": "nav", "icon": "plate", "populations": ["staff"]}]}
                """);
        assertThat(plugin.id()).isEqualTo("lunch");
        assertThat(plugin.schema()).isEqualTo("p_lunch");
        assertThat(plugin.capabilities().get(0).roles()).containsExactlyInAnyOrder("principal", "pedagogue");
        assertThat(plugin.observes()).containsExactly(new Descriptor.Observed("file.stored", 1));
        assertThat(plugin.navigation().get(0).path()).isEqualTo("/p/lunch/today");
    }

    @ParameterizedTest
    @ValueSource(strings = {"core", "Lunch", "l", "1unch", "lunch-menu", "../lunch", "lunch;x", ""})
    void an_id_is_a_plain_word_and_not_the_cores(String id) {
        assertThatThrownBy(() -> plugin(id, "com.example.lunch")).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "se.kotte",
                "se.kotte.server",
                "se.kotte.server.web",
                "se.kotte.api.web",
                "lunch",
                "com.Example",
                ""
            })
    void a_package_is_the_plugins_own(String name) {
        assertThatThrownBy(() -> plugin("lunch", name))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("lunch");
    }

    @ParameterizedTest
    @CsvSource({
        "lunch, com.example.other",
        "other, com.example.lunch",
        "other, com.example.lunch.menu",
        "other, com.example"
    })
    void two_plugins_share_neither_id_nor_package(String id, String packageName) {
        var plugins = new InstalledPlugins();
        plugins.add(plugin("lunch", "com.example.lunch"));
        plugins.add(plugin("dinner", "com.example.lunchtime"));
        assertThatThrownBy(() -> plugins.add(plugin(id, packageName))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void its_capabilities_are_named_after_it() {
        assertThatThrownBy(() -> read("""
                        {"id": "lunch", "version": "1", "package": "com.example.lunch",
                         "capabilities": [{"id": "child.protected", "roles": []}]}""")).hasMessageContaining("child.protected");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/p/lunchtime", "/p/lun", "/p/other/lunch", "/sign-in", "https://example.com/p/lunch"})
    void its_navigation_leads_to_its_pages(String path) {
        assertThatThrownBy(() -> read("""
                        {"id": "lunch", "version": "1", "package": "com.example.lunch",
                         "navigation": [{"path": "%s", "text": "nav", "icon": "plate", "populations": ["staff"]}]}""".formatted(path))).hasMessageContaining(path);
    }

    static Descriptor plugin(String id, String packageName) {
        return read("{\"id\": \"%s\", \"version\": \"1\", \"package\": \"%s\"}".formatted(id, packageName));
    }

    private static Descriptor read(String json) {
        return DescriptorReader.read(Json.createReader(new StringReader(json)).readObject());
    }
}
