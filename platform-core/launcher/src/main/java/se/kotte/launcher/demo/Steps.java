package se.kotte.launcher.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import se.kotte.launcher.Child;
import se.kotte.launcher.Distribution;
import se.kotte.launcher.Environment;
import se.kotte.launcher.Folders;
import se.kotte.launcher.LaunchException;
import se.kotte.launcher.Processes;
import se.kotte.launcher.database.Bootstrap;
import se.kotte.launcher.database.Login;
import se.kotte.launcher.demo.samples.SampleEntries;
import se.kotte.launcher.roster.DemoRoster;

/** What the operator's commands do before Kotte serves, run as an operator would run them. */
final class Steps {

    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final int LAST = 20;

    /** Of a command that did well. */
    private static final int SHOWN = 2;

    private final Distribution distribution;
    private final Settings settings;
    private final Processes processes;
    private final Progress progress;

    Steps(Distribution distribution, Settings settings, Processes processes, Progress progress) {
        this.distribution = distribution;
        this.settings = settings;
        this.processes = processes;
        this.progress = progress;
    }

    /** The schema. */
    void migrate(Login database, String password) {
        progress.say("Migrating the database");
        kotte(
                List.of("migrate"),
                Map.of(
                        Environment.DB_URL,
                        database.url(),
                        Environment.MIGRATOR + "USER",
                        Bootstrap.MIGRATOR,
                        Environment.MIGRATOR + "PASSWORD",
                        password));
    }

    /** The municipalities: their addresses, sign-in, roles, curricula, plugins. */
    void apply(Login database, String password) {
        progress.say("Applying the configuration of the municipalities");
        kotte(
                List.of("apply", distribution.tenantConfig().toString()),
                Map.of(
                        Environment.DB_URL,
                        database.url(),
                        Environment.OPERATOR + "USER",
                        Bootstrap.OPERATOR,
                        Environment.OPERATOR + "PASSWORD",
                        password,
                        "KOTTE_HTTP_PORT",
                        Integer.toString(settings.httpPort()),
                        "KOTTE_KEYCLOAK_URL",
                        "http://localhost:" + settings.keycloakPort()));
    }

    /** Who is in them: each gets the bundle that its register would send today. */
    void imports(Login database, People people) {
        Map<String, String> environment = Map.of(
                Environment.DB_URL, database.url(),
                Environment.DB_USER, database.user(),
                Environment.DB_PASSWORD, database.password());
        Path bundles = Folders.create(settings.data().resolve("oneroster"));
        for (People.Municipality municipality : people.municipalities()) {
            progress.say("Importing the units and people of " + municipality.name());
            String bundle = bundles.resolve(municipality.slug() + ".zip").toString();
            kotte(List.of("bundle", "--demo", municipality.slug(), "--out", bundle), Map.of());
            // A register that makes somebody an administrator is believed only when it is said so.
            kotte(List.of("import", "--allow-administrators", municipality.slug(), bundle), environment);
        }
        bar(database);
    }

    private void bar(Login database) {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            DemoRoster.bar(connection, Instant.now());
            connection.commit();
        } catch (SQLException e) {
            throw new LaunchException("The sample guardian could not be barred: " + e.getMessage(), e);
        }
    }

    /** What they have written; once, as the file says that stands beside the data. */
    void samples(String password) {
        Path done = settings.data().resolve("samples-written");
        if (Files.exists(done)) return;
        progress.say("The sample people write their first entries");
        new SampleEntries(settings.httpPort(), password, line -> progress.tell("        " + line)).write();
        try {
            Files.createFile(done);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void kotte(List<String> arguments, Map<String, String> variables) {
        Map<String, String> environment = Environment.locale(System.getenv());
        environment.putAll(variables);
        Deque<String> last = new ArrayDeque<>();
        Child child = Child.start(
                "kotte " + arguments.get(0),
                distribution.kotte(arguments),
                environment,
                settings.data(),
                GRACE,
                line -> {
                    synchronized (last) {
                        last.addLast(line);
                        if (last.size() > LAST) last.removeFirst();
                    }
                });
        processes.keep(child);
        try {
            int code = child.waitFor();
            synchronized (last) {
                if (code != 0)
                    throw new LaunchException(
                            child.name() + " failed with exit code " + code + ":\n  " + String.join("\n  ", last));
                last.stream().skip(Math.max(0, last.size() - SHOWN)).forEach(line -> progress.tell("        " + line));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("Interrupted while " + child.name() + " ran", e);
        }
    }
}
