package se.kotte.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Rule 5. */
class ChildTest {

    final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    @Test
    void it_has_the_environment_it_was_given_and_no_other_variable() throws InterruptedException {
        try (Child child = start("env", Map.of("GIVEN", "yes"), Duration.ofSeconds(5))) {
            assertThat(child.waitFor()).isZero();
        }
        // The shell adds these by itself.
        assertThat(lines).contains("GIVEN=yes").allMatch(line -> line.matches("(GIVEN|PWD|OLDPWD|SHLVL|_)=.*"));
    }

    @Test
    void what_it_started_ends_with_it() throws InterruptedException {
        Child child = start("sleep 600 & echo $!; wait", Map.of(), Duration.ofSeconds(10));
        ProcessHandle grandchild = ProcessHandle.of(Long.parseLong(next())).orElseThrow();

        child.close();

        assertThat(child.isAlive()).isFalse();
        assertThat(grandchild.isAlive()).isFalse();
    }

    @Test
    void one_that_ignores_the_request_is_killed_after_the_grace() throws InterruptedException {
        Child child = start("trap '' TERM; echo ready; while :; do sleep 600; done", Map.of(), Duration.ofMillis(200));
        assertThat(next()).isEqualTo("ready");

        child.close();

        assertThat(child.waitFor()).isEqualTo(128 + 9);
    }

    private Child start(String script, Map<String, String> environment, Duration grace) {
        return Child.start(
                "test",
                List.of("/bin/sh", "-c", script),
                environment,
                Path.of("").toAbsolutePath(),
                grace,
                lines::add);
    }

    private String next() throws InterruptedException {
        return lines.poll(10, TimeUnit.SECONDS);
    }
}
