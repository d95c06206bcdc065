package se.kotte.launcher.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;
import se.kotte.launcher.FolderLock;
import se.kotte.launcher.Folders;
import se.kotte.launcher.LaunchException;
import se.kotte.launcher.Ports;
import se.kotte.launcher.Secrets;

/**
 * A PostgreSQL server in a folder of its own.
 *
 * <pre>
 * folder/cluster/    the data
 * folder/complete    exists when the cluster was set up to the end
 * folder/superuser   password
 * folder/lock        held while a launcher uses the folder
 * </pre>
 */
public final class Postgres implements AutoCloseable {

    private static final String SUPERUSER = "postgres";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    // Held, since the logging library forgets the level of a logger that nobody holds.
    private static final Logger LIBRARY = Logger.getLogger("io.zonky.test");

    static {
        LIBRARY.setLevel(Level.WARNING);
    }

    private final Path folder;
    private final Path cluster;
    private final FolderLock lock;
    private final int port;
    private final String password;

    /** Held while the server starts, so that an end in between waits for it and then ends it. */
    private final ReentrantLock starting = new ReentrantLock();

    private boolean closed;

    private Postgres(Path folder, int port, FolderLock lock) {
        this.folder = folder;
        this.cluster = folder.resolve("cluster");
        this.port = port;
        this.lock = lock;
        this.password = new Secrets(folder).get("superuser");
    }

    /**
     * Takes a folder and ends a server that a killed launcher left there. Starts nothing yet; what {@link #close()} ends
     * from now on is whatever runs there.
     *
     * @param folder the server's own
     * @param port where it will listen, 0 for a free one
     * @throws LaunchException another launcher uses the folder
     */
    public static Postgres in(Path folder, int port) {
        Path own = Folders.create(folder.toAbsolutePath());
        FolderLock lock = FolderLock.take(own);
        Postgres postgres = new Postgres(own, port == 0 ? Ports.free() : port, lock);
        Postmaster.stop(postgres.cluster);
        return postgres;
    }

    /**
     * Starts the server; the first time sets it up.
     *
     * @param binaries where PostgreSQL itself is unpacked, for all folders
     * @param log its output is appended here
     * @throws LaunchException it did not start
     */
    public Postgres start(Path binaries, Path log) {
        starting.lock();
        try {
            if (closed) throw new LaunchException("PostgreSQL is asked to start and to end");
            Ports.requireFree("127.0.0.1", port, "KOTTE_DB_PORT");
            boolean complete = Files.exists(folder.resolve("complete"));
            // Half a cluster, of a first start that was interrupted, never starts again.
            if (!complete) Folders.delete(cluster);
            launch(binaries, log);
            if (!complete) requirePasswords();
            return this;
        } catch (IOException | SQLException | RuntimeException e) {
            Postmaster.stop(cluster);
            if (e instanceof LaunchException known) throw known;
            throw new LaunchException("PostgreSQL did not start: " + e.getMessage() + ". Its log is " + log, e);
        } finally {
            starting.unlock();
        }
    }

    private void launch(Path binaries, Path log) throws IOException {
        Redirect output = Redirect.appendTo(log.toFile());
        EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(Folders.create(binaries).toFile())
                .setDataDirectory(Folders.create(cluster))
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setPGStartupWait(PATIENCE)
                .setConnectConfig("password", password)
                .setErrorRedirector(output)
                .setOutputRedirector(output)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                // The library starts a server that may lose what it said was committed.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "100")
                .start();
    }

    /** The library sets up a cluster that trusts everybody who connects: from now on each needs a password. */
    private void requirePasswords() throws IOException, SQLException {
        try (Connection connection = superuser().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("alter role " + SUPERUSER + " password '" + password + "'");
            Files.writeString(cluster.resolve("pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
            statement.execute("select pg_reload_conf()");
        }
        Files.createFile(folder.resolve("complete"));
    }

    public int port() {
        return port;
    }

    /** Who may do everything: for {@link Bootstrap} only. */
    public Login superuser() {
        return new Login("jdbc:postgresql://127.0.0.1:" + port + "/postgres", SUPERUSER, password);
    }

    /** Ends the server, also one that is just starting. The data stay. */
    @Override
    public void close() {
        boolean mine = false;
        try {
            mine = starting.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (closed) return;
            closed = true;
            Postmaster.stop(cluster);
            lock.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (mine) starting.unlock();
        }
    }
}
