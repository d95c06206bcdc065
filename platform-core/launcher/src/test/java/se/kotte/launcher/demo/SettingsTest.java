package se.kotte.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.kotte.launcher.LaunchException;

class SettingsTest {

    @TempDir
    Path data;

    @Test
    void without_variables_the_demo_is_where_the_readme_says() {
        Settings settings = Settings.of(Map.of());

        assertThat(settings.data()).isEqualTo(Path.of("target/demo").toAbsolutePath());
        assertThat(settings.httpPort()).isEqualTo(8080);
        assertThat(settings.keycloakPort()).isEqualTo(8180);
        assertThat(settings.databasePort()).isZero();
    }

    @Test
    void data_whose_accounts_have_another_address_are_refused_with_what_to_do() {
        settings("18180").requireSameKeycloak();

        assertThatCode(() -> settings("18180").requireSameKeycloak()).doesNotThrowAnyException();
        assertThatThrownBy(() -> settings("18181").requireSameKeycloak())
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("KOTTE_KEYCLOAK_PORT=18180")
                .hasMessageContaining("KOTTE_DATA");
    }

    private Settings settings(String keycloakPort) {
        return Settings.of(Map.of("KOTTE_DATA", data.toString(), "KOTTE_KEYCLOAK_PORT", keycloakPort));
    }
}
