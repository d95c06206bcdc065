package se.kotte.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {

    @Test
    void a_variable_that_is_absent_or_blank_means_the_default() {
        assertThat(Ports.of(Map.of(), "KOTTE_HTTP_PORT", 8080)).isEqualTo(8080);
        assertThat(Ports.of(Map.of("KOTTE_HTTP_PORT", " "), "KOTTE_HTTP_PORT", 8080))
                .isEqualTo(8080);
        assertThat(Ports.of(Map.of("KOTTE_HTTP_PORT", "18080"), "KOTTE_HTTP_PORT", 8080))
                .isEqualTo(18080);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "-1", "http", "80 80"})
    void what_is_not_a_port_is_refused_by_the_name_of_the_variable(String value) {
        assertThatThrownBy(() -> Ports.of(Map.of("KOTTE_HTTP_PORT", value), "KOTTE_HTTP_PORT", 8080))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("KOTTE_HTTP_PORT=" + value);
    }

    /** Rule 4. */
    @Test
    void a_taken_port_is_an_error_that_names_the_variable() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Ports.requireFree("127.0.0.1", taken.getLocalPort(), "KOTTE_DB_PORT"))
                    .isInstanceOf(LaunchException.class)
                    .hasMessageContaining("Port " + taken.getLocalPort())
                    .hasMessageContaining("KOTTE_DB_PORT=<port>");
        }
    }

    @Test
    void a_port_that_another_program_took_on_all_addresses_is_taken_too() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            assertThatThrownBy(() -> Ports.requireFree("127.0.0.1", taken.getLocalPort(), "KOTTE_DB_PORT"))
                    .isInstanceOf(LaunchException.class);
        }
    }

    @Test
    void a_free_port_is_free() {
        assertThatCode(() -> Ports.requireFree("127.0.0.1", Ports.free(), "KOTTE_DB_PORT"))
                .doesNotThrowAnyException();
    }
}
