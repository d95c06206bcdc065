package se.kotte.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rule 2. */
class EnvironmentTest {

    @Test
    void serve_passes_on_what_is_Kottes_and_nothing_else() {
        Map<String, String> own = Map.of(
                "KOTTE_DB_URL", "jdbc:postgresql://127.0.0.1/kotte",
                "KOTTE_DB_USER", "kotte_app",
                "KOTTE_DB_PASSWORD", "secret",
                "KOTTE_SECRET_TALLBY_STAFF", "tenant",
                "KOTTE_MIGRATOR_PASSWORD", "owner",
                "KOTTE_OPERATOR_PASSWORD", "operator",
                "AWS_SECRET_ACCESS_KEY", "cloud",
                "JAVA_TOOL_OPTIONS", "-javaagent:x",
                "PGPASSWORD", "superuser");

        assertThat(Environment.ofServe(own))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "DB_URL", "jdbc:postgresql://127.0.0.1/kotte",
                        "DB_USER", "kotte_app",
                        "DB_PASSWORD", "secret",
                        "KOTTE_SECRET_TALLBY_STAFF", "tenant"));
    }

    @Test
    void who_hands_owner_credentials_to_the_serving_process_is_stopped() {
        assertThatThrownBy(() -> Environment.serving(Map.of("KOTTE_MIGRATOR_PASSWORD", "owner")))
                .hasMessageContaining("KOTTE_MIGRATOR_PASSWORD");
        assertThatThrownBy(() -> Environment.serving(Map.of("KOTTE_OPERATOR_PASSWORD", "operator")))
                .hasMessageContaining("KOTTE_OPERATOR_PASSWORD");
    }
}
