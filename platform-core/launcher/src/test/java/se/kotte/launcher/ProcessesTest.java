package se.kotte.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rule 5: what a killed launcher left. */
class ProcessesTest {

    @TempDir
    Path folder;

    final Process stranger = start();

    @AfterEach
    void end() {
        stranger.destroyForcibly();
    }

    @Test
    void a_process_that_was_written_down_is_ended_with_its_children() throws Exception {
        Process parent = new ProcessBuilder("/bin/sh", "-c", "sleep 600 & wait").start();
        while (parent.children().findAny().isEmpty()) Thread.onSpinWait();
        ProcessHandle child = parent.children().findAny().orElseThrow();
        write("server", parent.pid(), parent.info().startInstant().orElseThrow().toEpochMilli());

        assertThat(new Processes(folder).endLeftovers()).containsExactly("server");

        assertThat(parent.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(child.isAlive()).isFalse();
        assertThat(new Processes(folder).endLeftovers()).isEmpty();
    }

    @Test
    void a_stranger_that_has_the_number_by_now_is_left_alone() throws IOException {
        long started = stranger.info().startInstant().orElseThrow().toEpochMilli();
        write("server", stranger.pid(), started - 60_000);

        assertThat(new Processes(folder).endLeftovers()).isEmpty();

        assertThat(stranger.isAlive()).isTrue();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_file_that_was_cut_short_ends_nothing() throws IOException {
        Files.writeString(folder.resolve("server.pid"), Long.toString(stranger.pid()));
        Files.writeString(folder.resolve("keycloak.pid"), "");

        assertThat(new Processes(folder).endLeftovers()).isEmpty();

        assertThat(stranger.isAlive()).isTrue();
    }

    private void write(String name, long pid, long started) throws IOException {
        Files.writeString(folder.resolve(name + ".pid"), pid + " " + started + "\n");
    }

    private static Process start() {
        try {
            return new ProcessBuilder("sleep", "600").start();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
