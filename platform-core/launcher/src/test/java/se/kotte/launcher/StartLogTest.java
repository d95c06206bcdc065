package se.kotte.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rule 3. */
class StartLogTest {

    final StartLog log = new StartLog();

    @Test
    void what_CDI_misses_is_told_without_the_stack() {
        """
        2026-11-23T00:59:38.100+0000 INFO PayaraMicro Built Payara Micro Runtime
        2026-11-23T00:59:39.100+0000 SEVERE javax.enterprise.system.core Exception List with 1 exceptions:
        Exception 0 :
        org.jboss.weld.exceptions.DeploymentException: WELD-001408: Unsatisfied dependencies for type Files
          at injection point [BackedAnnotatedField] @Inject se.kotte.plugins.media.RenderPhoto.files

        \tat org.jboss.weld.bootstrap.Validator.validateInjectionPoint(Validator.java:379)
        \t... 12 more
        2026-11-23T00:59:40.343+0000 SEVERE javax.enterprise.system.core Exception while loading the app
        """.lines().forEach(log::add);

        assertThat(log.failed()).isTrue();
        assertThat(log.ready()).isFalse();
        assertThat(log.reason())
                .contains("WELD-001408", "RenderPhoto.files")
                .doesNotContain("INFO", "Validator.java", "more");
    }

    @Test
    void of_many_causes_the_innermost_are_told() {
        log.add("2026-11-23T00:59:39.100+0000 SEVERE web start:");
        IntStream.range(0, 50).forEach(i -> log.add("Caused by: java.lang.IllegalStateException: " + i));
        log.add("2026-11-23T00:59:40.343+0000 SEVERE core Exception while loading the app");

        assertThat(log.reason()).contains("Exception: 49").doesNotContain("Exception: 10");
    }

    @Test
    void a_container_without_an_application_says_that_it_is_ready_too() {
        log.add("2026-11-23T00:03:14.097+0000 INFO PayaraMicro Payara Micro 6.2025.10 (build 42) ready in 3,864 (ms)");

        assertThat(log.ready()).isTrue();
        assertThat(log.failed()).isFalse();
    }
}
