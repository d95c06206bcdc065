package se.kotte.plugins.media;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import org.junit.jupiter.api.Test;

/** What the plugin says of itself is what its classes do. */
class DescriptorTest {
    @Test
    void theDescriptorNamesThePackageTheJobAndTheEventOfTheCode() {
        JsonObject plugin;
        try (JsonReader reader = Json.createReader(getClass().getResourceAsStream("/META-INF/kotte/plugin.json"))) {
            plugin = reader.readObject();
        }
        PhotoStored observer = new PhotoStored();

        assertThat(plugin.getString("package")).isEqualTo(getClass().getPackageName());
        assertThat(plugin.getJsonArray("jobs")).containsExactly(Json.createValue(new RenderPhoto().kind()));
        assertThat(new RenderPhoto().kind()).startsWith(plugin.getString("id") + ".");
        assertThat(plugin.getJsonArray("observes"))
                .containsExactly(Json.createObjectBuilder()
                        .add("type", observer.type())
                        .add("version", observer.version())
                        .build());
        assertThat(plugin.getString("noPersonalData")).isNotBlank();
    }
}
