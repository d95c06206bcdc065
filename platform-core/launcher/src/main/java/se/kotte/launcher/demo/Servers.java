package se.kotte.launcher.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import se.kotte.launcher.Composer;
import se.kotte.launcher.Distribution;
import se.kotte.launcher.Folders;
import se.kotte.launcher.PayaraMicro;
import se.kotte.launcher.Processes;
import se.kotte.launcher.Secrets;
import se.kotte.launcher.Shutdown;
import se.kotte.launcher.database.Bootstrap;
import se.kotte.launcher.database.Login;
import se.kotte.launcher.database.Postgres;
import se.kotte.launcher.keycloak.Keycloak;
import se.kotte.launcher.keycloak.Municipality;
import se.kotte.launcher.keycloak.Provisioning;

/** The three servers of the demo, each started from the data folder and ended with this process. */
final class Servers {

    private static final String DATABASE = "kotte";

    private final Distribution distribution;
    private final Settings settings;
    private final Processes processes;
    private final Progress progress;
    private final Secrets secrets;
    private final Path logs;
    private final Postgres postgres;

    /** Ends a PostgreSQL that a killed launcher left, but starts nothing. */
    Servers(Distribution distribution, Settings settings, Processes processes, Progress progress) {
        this.distribution = distribution;
        this.settings = settings;
        this.processes = processes;
        this.progress = progress;
        this.secrets = new Secrets(settings.data().resolve("secrets"));
        this.logs = Folders.create(settings.data().resolve("log"));
        this.postgres = Postgres.in(settings.data().resolve("postgresql"), settings.databasePort());
        // Before it starts: an end in the middle of that waits for it. The first to be kept, so the last to be ended.
        Shutdown.end(postgres);
    }

    /** The database, with its roles. */
    Login database() {
        postgres.start(settings.cache().resolve("postgresql"), logs.resolve("postgresql.log"));
        Map<String, String> passwords = new TreeMap<>();
        for (String role : List.of(Bootstrap.APP, Bootstrap.OPERATOR, Bootstrap.MIGRATOR))
            passwords.put(role, password(role));
        Bootstrap.run(postgres.superuser(), DATABASE, passwords);
        progress.say("PostgreSQL is ready on port " + postgres.port());
        return postgres.superuser().database(DATABASE).as(Bootstrap.APP, password(Bootstrap.APP));
    }

    /** Keycloak, with its realms. */
    Keycloak keycloak(People people) {
        Path data = settings.data().resolve("keycloak");
        String password = secrets.get("keycloak-admin");
        Keycloak keycloak = Keycloak.start(new Keycloak.Settings(
                distribution.keycloak(),
                settings.cache(),
                data,
                settings.keycloakPort(),
                password,
                new LogFile(logs.resolve("keycloak.log")),
                processes::keep,
                Duration.ofMinutes(5)));
        progress.say("Keycloak is started");
        provision(people, keycloak, password, data.resolve("provisioned"));
        progress.say("Keycloak is ready at " + keycloak.address());
        return keycloak;
    }

    private void provision(People people, Keycloak keycloak, String password, Path done) {
        Provisioning provisioning = new Provisioning(
                keycloak.address(),
                password,
                "http://127.0.0.1:" + settings.httpPort() + "/sign-out/back-channel",
                secrets::get);
        List<Municipality> municipalities = people.atKeycloak(settings.httpPort());
        String wanted = provisioning.fingerprint(municipalities, people.guardianAccounts());
        try {
            if (Files.exists(done) && Files.readString(done).equals(wanted)) return;
            progress.say("Keycloak learns of the municipalities and their people");
            provisioning.run(municipalities, people.guardianAccounts());
            Files.writeString(done, wanted);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kotte itself. */
    PayaraMicro kotte(Login database, People people) {
        Path run = settings.data().resolve("run");
        Path war = new Composer(distribution.core())
                .addAll(distribution.bundledPlugins())
                .into(run.resolve("kotte"));
        return PayaraMicro.start(new PayaraMicro.Settings(
                distribution.payaraMicro(),
                war,
                run.resolve("payara"),
                "127.0.0.1",
                settings.httpPort(),
                PayaraMicro.javaOptions(System.getenv(), PayaraMicro.QUICK_JAVA_OPTIONS),
                environment(database, people),
                new LogFile(logs.resolve("server.log")),
                processes::keep,
                Duration.ofMinutes(5)));
    }

    private Map<String, String> environment(Login database, People people) {
        Map<String, String> environment = new TreeMap<>();
        environment.put("DB_URL", database.url());
        environment.put("DB_USER", database.user());
        environment.put("DB_PASSWORD", database.password());
        environment.put("KOTTE_FILES", settings.data().resolve("files").toString());
        environment.put("KOTTE_SESSION_KEYS", "demo:" + secrets.get("session-key"));
        for (Municipality municipality : people.atKeycloak(settings.httpPort())) {
            for (String client : List.of(municipality.staffClient(), municipality.guardianClient()))
                environment.put(
                        "KOTTE_SECRET_"
                                + client.toUpperCase(java.util.Locale.ROOT).replace('-', '_'),
                        secrets.get(client));
        }
        return environment;
    }

    String password(String role) {
        return secrets.get(role);
    }
}
