package se.kotte.system.plugin;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import se.kotte.testkit.Bjorkvik;
import se.kotte.testkit.Municipality;
import se.kotte.testkit.Tallby;
import se.kotte.testkit.TestDatabase;

/** The fixture plugin, its database, and one node that serves both for all tests of this package. */
final class Fixture {
    private static final Path TARGET = Path.of(System.getProperty("kotte.target"), "plugin-host");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final long PATIENCE_SECONDS = 60;

    private static Fixture served;

    final TestDatabase database;
    final Tallby tallby;
    final Bjorkvik bjorkvik;
    final Path jar = FixtureJar.pack(TARGET.resolve("fixture.jar"));
    private final String name;
    private Node node;

    /** @param name of its folder */
    Fixture(String name) {
        this.name = name;
        database = TestDatabase.create(jar);
        tallby = Municipality.tallby(database, TODAY);
        bjorkvik = Municipality.bjorkvik(database, TODAY);
        database.asOwner("insert into core.tenant_plugin (tenant_id, plugin_id) values (1, 'fixture')");
    }

    static synchronized Fixture served() {
        if (served == null) {
            served = new Fixture("served");
            served.node = served.start("node", Map.of());
            Runtime.getRuntime().addShutdownHook(new Thread(served.node::close));
        }
        return served;
    }

    Node node() {
        return node;
    }

    Http http() {
        return node.http();
    }

    /** A further node on this database and these files. */
    Node start(String node, Map<String, String> settings) {
        return Node.start(database, TARGET.resolve(name).resolve(node), files(), List.of(jar), settings);
    }

    Path files() {
        try {
            return Files.createDirectories(TARGET.resolve(name).resolve("files"));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    int count(String query) {
        return database.asOwner(sql -> sql.of(query).one(row -> row.number("n")).orElseThrow());
    }

    /** Waits for what a job does, without asking more often than the runner looks. */
    static void await(String what, Callable<Boolean> isSo) {
        long deadline = System.nanoTime() + PATIENCE_SECONDS * 1_000_000_000L;
        try {
            while (!isSo.call()) {
                if (System.nanoTime() > deadline) throw new AssertionError("it did not come true: " + what);
                java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
            }
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
