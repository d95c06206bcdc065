package se.kotte.launcher.demo;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import picocli.CommandLine.Command;
import se.kotte.launcher.Distribution;
import se.kotte.launcher.FolderLock;
import se.kotte.launcher.Folders;
import se.kotte.launcher.PayaraMicro;
import se.kotte.launcher.Processes;
import se.kotte.launcher.Shutdown;
import se.kotte.launcher.database.Bootstrap;
import se.kotte.launcher.database.Login;
import se.kotte.launcher.keycloak.Keycloak;

/** {@code kotte demo}. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Starts PostgreSQL, Keycloak and Kotte with two municipalities that do not exist. Ctrl-C ends it.",
            "",
            "KOTTE_HTTP_PORT (8080), KOTTE_KEYCLOAK_PORT (8180), KOTTE_DB_PORT (a free one): where to listen, on"
                    + " 127.0.0.1 only.",
            "KOTTE_DATA (target/demo): what is kept from one start to the next. Delete it to begin anew.",
            "KOTTE_CACHE (~/.cache/kotte): PostgreSQL and Keycloak, unpacked and built once.",
            "KOTTE_JAVA_OPTS: options of the serving JVM.",
            "",
            "Exits with 1 if something could not be started, else as the server did; 130 or 143 after a signal."
        })
public final class Demo implements Callable<Integer> {

    private final Progress progress = new Progress(System.out);

    @Override
    public Integer call() throws InterruptedException {
        Distribution distribution = Distribution.current();
        Settings settings = Settings.of(System.getenv());
        People people = People.read();
        Folders.create(settings.data());
        // Kept until the process ends.
        FolderLock lock = FolderLock.take(settings.data());
        Processes processes = new Processes(settings.data().resolve("run"));
        for (String left : processes.endLeftovers()) progress.say("Ended " + left + " of an earlier start");
        Servers servers = new Servers(distribution, settings, processes, progress);
        settings.requireFreePorts();
        settings.requireSameKeycloak();

        Steps steps = new Steps(distribution, settings, processes, progress);
        progress.say("Starting PostgreSQL and Keycloak; the first time this takes a minute");
        CompletableFuture<Keycloak> keycloak = CompletableFuture.supplyAsync(() -> servers.keycloak(people));
        Login database = servers.database();
        steps.migrate(database, servers.password(Bootstrap.MIGRATOR));
        steps.apply(database, servers.password(Bootstrap.OPERATOR));
        steps.imports(database, people);
        if (keycloak.isDone()) get(keycloak);
        progress.say("Starting Kotte");
        PayaraMicro kotte = servers.kotte(database, people);
        get(keycloak)
                .onEnd(() -> progress.say("Keycloak has ended: nobody can sign in until the demo is started again"));
        steps.samples(People.PASSWORD);
        new Welcome(settings, people).print(progress);

        int code = kotte.waitFor();
        if (!Shutdown.isUnderWay()) progress.say("Kotte has ended by itself, with exit code " + code);
        lock.close();
        return code;
    }

    private static <T> T get(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) throw cause;
            throw e;
        }
    }
}
