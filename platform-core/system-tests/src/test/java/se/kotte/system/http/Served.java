package se.kotte.system.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.postgresql.ds.PGSimpleDataSource;
import se.kotte.api.access.PersonId;
import se.kotte.api.access.Population;
import se.kotte.launcher.Composer;
import se.kotte.launcher.PayaraMicro;
import se.kotte.server.identity.MintedSessions;
import se.kotte.testkit.Bjorkvik;
import se.kotte.testkit.Municipality;
import se.kotte.testkit.Tallby;
import se.kotte.testkit.TestDatabase;

/** The application as it is served, with Tallby, Björkvik and their people. */
final class Served {
    private static final String KEYS = "test:" + Base64.getEncoder().encodeToString(new byte[32]);

    private static Served started;
    private static RuntimeException failed;

    final TestDatabase database;
    final Tallby tallby;
    final Bjorkvik bjorkvik;
    final int port;

    final MintedSessions sessions = new MintedSessions(KEYS);

    private Served() throws IOException {
        var home = Path.of(System.getProperty("kotte.home")).normalize();
        var target = Path.of(System.getProperty("kotte.target"));
        var today = LocalDate.now(ZoneId.of("Europe/Stockholm"));
        port = freePort();
        database = TestDatabase.create(jars(home.resolve("plugins")).toArray(Path[]::new));
        tallby = Municipality.tallby(database, today);
        bjorkvik = Municipality.bjorkvik(database, today);
        database.asOwner("""
                update core.tenant set origin = 'http://' || slug || '.localhost:%d';
                insert into core.tenant_plugin (tenant_id, plugin_id) select id, p from core.tenant, unnest(array['documentation', 'media']) p;
                insert into core.tenant_identity (tenant_id, population, issuer, client_id, secret_ref)
                select id, p, '%s', slug || '-' || p, 'none' from core.tenant, unnest(array['staff', 'guardian']) p
                """.formatted(port, MintedSessions.ISSUER));
        var source = (PGSimpleDataSource) database.app();
        var war = new Composer(jars(home.resolve("war")))
                .addAll(jars(home.resolve("plugins")))
                .into(target.resolve("served/war"));
        var log = Files.newBufferedWriter(target.resolve("served.log"));
        var settings = PayaraMicro.Settings.quick(
                        home.resolve("payara/payara-micro.jar"),
                        war,
                        target.resolve("served/payara"),
                        port,
                        Map.of(
                                "DB_URL",
                                source.getUrl(),
                                "DB_USER",
                                "kotte_app",
                                "DB_PASSWORD",
                                "none",
                                "KOTTE_SESSION_KEYS",
                                KEYS,
                                "KOTTE_FILES",
                                target.resolve("served/files").toString()))
                .withOutput(line -> {
                    try {
                        log.write(line + "\n");
                        log.flush();
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                });
        var server = PayaraMicro.start(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
    }

    /** Starts it for the first test that asks; if that fails, every test fails at once instead of trying again. */
    static synchronized Served get() {
        if (failed != null) throw failed;
        if (started == null) {
            try {
                started = new Served();
            } catch (IOException e) {
                throw failed = new java.io.UncheckedIOException(e);
            } catch (RuntimeException e) {
                throw failed = e;
            }
        }
        return started;
    }

    /** A request to Tallby as nobody. */
    Request tallby() {
        return new Request(port, "tallby.localhost:" + port);
    }

    Request bjorkvik() {
        return new Request(port, "bjorkvik.localhost:" + port);
    }

    /** A request to Tallby, signed in there. */
    Request tallby(Population population, PersonId person) {
        return tallby().header("Cookie", cookie(tallby.tenant(), population, person));
    }

    Request bjorkvik(Population population, PersonId person) {
        return bjorkvik().header("Cookie", cookie(bjorkvik.municipality().tenant(), population, person));
    }

    /** The session cookie of a person who has signed in before, as {@code name=value}. */
    String cookie(int tenant, Population population, PersonId person) {
        database.asOwner(sql -> sql.of("""
                        insert into core.sign_in (tenant_id, population, issuer, subject, person_id, bound_at)
                        values (:t, :population, :issuer, :subject, :person, now()) on conflict do nothing
                        """)
                .bind("t", tenant)
                .bind("population", population)
                .bind("issuer", MintedSessions.ISSUER)
                .bind("subject", person.toString())
                .bind("person", person)
                .run());
        return sessions.cookie(tenant, population, person.toString());
    }

    private static List<Path> jars(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
