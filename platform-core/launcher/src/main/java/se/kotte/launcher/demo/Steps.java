package se.kotte.launcher.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import se.kotte.launcher.Child;
import se.kotte.launcher.Distribution;
import se.kotte.launcher.Environment;
import se.kotte.launcher.Kotte;
import se.kotte.launcher.LaunchException;
import se.kotte.launcher.Processes;
import se.kotte.launcher.database.Bootstrap;
import se.kotte.launcher.database.Login;

/** What the operator's commands do before Kotte serves, run as an operator would run them. */
final class Steps {

    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final int LAST = 20;

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
        if (!has("apply", distribution.tenantConfig())) return;
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
                        "KOTTE_KEYCLOAK_PORT",
                        Integer.toString(settings.keycloakPort())));
    }

    /** Who is in them. */
    void imports(Login database, People people) {
        Map<String, String> environment = Map.of(
                Environment.DB_URL, database.url(),
                Environment.DB_USER, database.user(),
                Environment.DB_PASSWORD, database.password());
        for (People.Municipality municipality : people.municipalities()) {
            Path bundle = distribution.home().resolve("demo/oneroster/" + municipality.slug() + ".zip");
            if (!has("import", bundle)) continue;
            progress.say("Importing the units and people of " + municipality.name());
            kotte(List.of("import", municipality.slug(), bundle.toString()), environment);
        }
    }

    /** A build that lacks a step says so; it does not do as if. */
    private boolean has(String command, Path input) {
        if (!Kotte.commandLine().getSubcommands().containsKey(command)) {
            progress.say("Left out: this build has no \"kotte " + command + "\"");
            return false;
        }
        if (!Files.exists(input)) {
            progress.say("Left out: " + input + " is not there for \"kotte " + command + "\"");
            return false;
        }
        return true;
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
                last.forEach(line -> progress.tell("        " + line));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("Interrupted while " + child.name() + " ran", e);
        }
    }
}
