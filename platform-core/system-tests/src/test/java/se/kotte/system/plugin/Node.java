package se.kotte.system.plugin;

import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.postgresql.ds.common.BaseDataSource;
import se.kotte.launcher.Child;
import se.kotte.launcher.Composer;
import se.kotte.launcher.Distribution;
import se.kotte.launcher.PayaraMicro;
import se.kotte.launcher.Ports;
import se.kotte.testkit.TestDatabase;

/** A serving process: the core and the given plugins, started by the launcher. */
final class Node implements AutoCloseable {
    private final PayaraMicro server;
    private final Child process;
    private final List<String> log;

    private Node(PayaraMicro server, Child process, List<String> log) {
        this.server = server;
        this.process = process;
        this.log = log;
    }

    /**
     * @param work a folder of its own
     * @param files shared by the nodes of one database
     * @param settings beside the database and the files
     */
    static Node start(TestDatabase database, Path work, Path files, List<Path> plugins, Map<String, String> settings) {
        var distribution = Distribution.current();
        var war = new Composer(distribution.core()).addAll(plugins).into(work.resolve("kotte"));
        var environment = new HashMap<>(Map.of(
                "DB_URL",
                ((BaseDataSource) database.app()).getUrl(),
                "DB_USER",
                "kotte_app",
                "DB_PASSWORD",
                "none",
                "KOTTE_SESSION_KEYS",
                "test:" + Base64.getEncoder().encodeToString(new byte[32]),
                "KOTTE_FILES",
                files.toString()));
        environment.putAll(settings);
        var log = new CopyOnWriteArrayList<String>();
        var process = new AtomicReference<Child>();
        var quick = PayaraMicro.Settings.quick(
                distribution.payaraMicro(), war, work.resolve("payara"), Ports.free(), environment);
        var server = PayaraMicro.start(new PayaraMicro.Settings(
                quick.jar(),
                quick.war(),
                quick.work(),
                quick.address(),
                quick.port(),
                quick.javaOptions(),
                quick.environment(),
                log::add,
                process::set,
                quick.patience()));
        return new Node(server, process.get(), log);
    }

    Http http() {
        return new Http(server.port());
    }

    int port() {
        return server.port();
    }

    /** As {@code kill -9} does. */
    void kill() {
        process.handle().destroyForcibly();
        process.handle().onExit().join();
    }

    List<String> log() {
        return List.copyOf(log);
    }

    @Override
    public void close() {
        server.close();
    }
}
