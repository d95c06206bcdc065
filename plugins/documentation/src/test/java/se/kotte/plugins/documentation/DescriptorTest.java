package se.kotte.plugins.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import se.kotte.api.web.Texts;
import se.kotte.plugins.documentation.reading.ChildPages;
import se.kotte.plugins.documentation.reading.CurriculumPages;
import se.kotte.plugins.documentation.reading.FeedPages;
import se.kotte.plugins.documentation.writing.NewPage;

/** What the plugin says of itself is what its classes do. */
class DescriptorTest {
    static final JsonObject plugin = read();

    private static JsonObject read() {
        try (var reader = Json.createReader(DescriptorTest.class.getResourceAsStream("/META-INF/kotte/plugin.json"))) {
            return reader.readObject();
        }
    }

    @Test
    void it_names_its_package_and_the_class_beside_its_texts() {
        assertThat(plugin.getString("package")).isEqualTo(Documentation.class.getPackageName());
        assertThat(plugin.getString("texts")).isEqualTo(Documentation.class.getName());
    }

    @Test
    void its_navigation_leads_to_its_pages_and_has_words() {
        var texts = Texts.of(Documentation.class, Locale.ENGLISH);
        assertThat(plugin.getJsonArray("navigation").getValuesAs(JsonValue::asJsonObject))
                .allSatisfy(entry -> assertThat(texts.keys()).contains(entry.getString("text")))
                .extracting(entry -> entry.getString("path").replaceAll("/$", ""))
                .containsExactly(
                        path(FeedPages.class),
                        path(NewPage.class),
                        path(ChildPages.class),
                        path(CurriculumPages.class));
    }

    @Test
    void its_capabilities_are_those_that_its_pages_ask_for() {
        assertThat(plugin.getJsonArray("capabilities").getValuesAs(JsonValue::asJsonObject))
                .extracting(capability -> capability.getString("id"))
                .containsExactly(Documentation.READ, Documentation.WRITE, Documentation.MANAGE);
    }

    private static String path(Class<?> resource) {
        return resource.getAnnotation(Path.class).value();
    }
}
