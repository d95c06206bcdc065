package se.kotte.launcher.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import se.kotte.launcher.LaunchException;
import se.kotte.launcher.Ports;

/**
 * Where the demo keeps its things and where it listens.
 *
 * @param databasePort 0 for a free one
 */
record Settings(Path data, Path cache, int httpPort, int keycloakPort, int databasePort) {

    static Settings of(Map<String, String> environment) {
        return new Settings(
                folder(environment, "KOTTE_DATA", Path.of("target", "demo")),
                folder(environment, "KOTTE_CACHE", Path.of(System.getProperty("user.home"), ".cache", "kotte")),
                Ports.of(environment, "KOTTE_HTTP_PORT", 8080),
                Ports.of(environment, "KOTTE_KEYCLOAK_PORT", 8180),
                Ports.of(environment, "KOTTE_DB_PORT", 0));
    }

    private static Path folder(Map<String, String> environment, String variable, Path otherwise) {
        String value = environment.getOrDefault(variable, "").strip();
        return (value.isEmpty() ? otherwise : Path.of(value)).toAbsolutePath().normalize();
    }

    void requireFreePorts() {
        Ports.requireFree("127.0.0.1", httpPort, "KOTTE_HTTP_PORT");
        Ports.requireFree("127.0.0.1", keycloakPort, "KOTTE_KEYCLOAK_PORT");
        if (databasePort != 0) Ports.requireFree("127.0.0.1", databasePort, "KOTTE_DB_PORT");
    }

    /**
     * Persons are bound to their accounts by Keycloak's address, so data that were made with one port are of no use with
     * another.
     */
    void requireSameKeycloak() {
        Path file = data.resolve("keycloak-port");
        try {
            if (!Files.exists(file)) Files.writeString(file, Integer.toString(keycloakPort));
            String before = Files.readString(file).strip();
            if (!before.equals(Integer.toString(keycloakPort)))
                throw new LaunchException("The data in " + data + " were made with KOTTE_KEYCLOAK_PORT=" + before
                        + ". Use that again, or choose another KOTTE_DATA");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
