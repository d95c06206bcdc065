package se.kotte.system.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoLifecycleIT {
    @TempDir
    Path data;

    final Path home = Path.of(System.getProperty("kotte.home")).normalize();
    final String http = Integer.toString(freePort());
    final String keycloak = Integer.toString(freePort());

    @Test
    void a_killed_launcher_leaves_its_data_and_nothing_that_the_next_start_does_not_end() throws Exception {
        // Sample entries are not what is tried here.
        Files.createFile(data.resolve("samples-written"));
        List<ProcessHandle> orphans;
        try (var demo = start()) {
            demo.await(DemoLifecycleIT::isReady);
            var sockets = listening();
            assertThat(sockets).hasSizeGreaterThanOrEqualTo(3).allMatch(Sockets::isLoopback);

            demo.kill();
            orphans = processes();
            assertThat(orphans).hasSizeGreaterThanOrEqualTo(3);
        }
        try (var demo = start()) {
            demo.await(DemoLifecycleIT::isReady);
            assertThat(orphans).noneMatch(ProcessHandle::isAlive);
            assertThat(demo.output())
                    .contains("Ended keycloak of an earlier start", "core: nothing to do")
                    .doesNotContain("Keycloak learns of the municipalities");

            assertThat(demo.end()).isEqualTo(128 + 15);
            assertThat(processes()).isEmpty();
        }
    }

    @Test
    void an_end_in_the_middle_of_the_start_leaves_no_process() throws Exception {
        try (var demo = start()) {
            demo.await(line -> line.contains("Migrating the database"));

            assertThat(demo.end()).isEqualTo(128 + 15);
            assertThat(processes()).isEmpty();
        }
    }

    @Test
    void a_taken_port_is_named_and_nothing_is_started() throws Exception {
        for (var variable : List.of("KOTTE_HTTP_PORT", "KOTTE_KEYCLOAK_PORT", "KOTTE_DB_PORT")) {
            try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                    var demo = start(Map.of(variable, Integer.toString(taken.getLocalPort())))) {
                assertThat(demo.waitFor()).isEqualTo(1);
                assertThat(demo.output()).contains(variable, Integer.toString(taken.getLocalPort()));
                assertThat(processes()).isEmpty();
            }
        }
    }

    private StartedDemo start() throws IOException {
        return start(Map.of());
    }

    private StartedDemo start(Map<String, String> more) throws IOException {
        var variables = new HashMap<>(
                Map.of("KOTTE_DATA", data.toString(), "KOTTE_HTTP_PORT", http, "KOTTE_KEYCLOAK_PORT", keycloak));
        variables.putAll(more);
        return StartedDemo.start(home, variables);
    }

    private static boolean isReady(String line) {
        return line.endsWith("Kotte is ready");
    }

    /** Every process that works in the data folder names it on its command line; the launcher does not. */
    private List<ProcessHandle> processes() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(data.toString()))
                .toList();
    }

    private List<String> listening() throws IOException {
        var all = new ArrayList<String>();
        for (var process : processes()) all.addAll(Sockets.of(process));
        return all;
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
