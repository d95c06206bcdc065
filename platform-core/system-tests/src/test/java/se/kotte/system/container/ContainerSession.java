package se.kotte.system.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.postgresql.ds.PGSimpleDataSource;
import se.kotte.launcher.PayaraMicro;
import se.kotte.testkit.TestDatabase;

/** Starts the database before Arquillian starts Payara Micro, and tells both of it by system properties. */
public final class ContainerSession implements LauncherSessionListener {
    /** The tenant that answers at {@code localhost}, where Arquillian calls its tests. */
    static final int TENANT = 1;

    private TestDatabase database;

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        try {
            open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void open() throws IOException {
        var home = Path.of(System.getProperty("kotte.home")).normalize();
        int port = freePort();
        database = TestDatabase.create();
        database.asOwner("""
                insert into core.tenant (id, slug, name, origin) values (1, 'ett', 'Ett', 'http://localhost:%d'), (2, 'tva', 'Två', 'http://tva.localhost:8080');
                insert into core.host (name, tenant_id) values ('localhost', 1), ('127.0.0.1', 1);
                insert into core.person (tenant_id, id, given_name, family_name)
                values (1, '00000000-0000-7000-8000-000000000001', 'Alva', 'Ett'), (2, '00000000-0000-7000-8000-000000000002', 'Havi', 'Två')
                """.formatted(port));
        var source = (PGSimpleDataSource) database.app();
        System.setProperty(
                "payara.microJar", home.resolve("payara/payara-micro.jar").toString());
        System.setProperty(
                "payara.cmdOptions",
                String.join(
                        " ",
                        List.of(
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-Declipselink.transaction.join-existing=true",
                                "-Declipselink.cache.shared.default=false",
                                "-Ddb.url=" + source.getUrl(),
                                "-Ddb.user=kotte_app",
                                "-Dkotte.session.keys=test:"
                                        + Base64.getEncoder().encodeToString(new byte[32]),
                                "-Dkotte.files=" + Path.of(System.getProperty("kotte.target"), "in-container-files"),
                                "-Ddb.password=none")));
        System.setProperty("payara.randomHttpPort", "false");
        System.setProperty("payara.autoBindHttp", "false");
        var work = Path.of(System.getProperty("kotte.target"), "in-container-settings");
        Files.createDirectories(work);
        System.setProperty(
                "payara.extraMicroOptions",
                "--disablephonehome --contextroot / --port " + port + " --prebootcommandfile "
                        + PayaraMicro.preBoot(work, "127.0.0.1"));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        if (database != null) database.close();
    }
}
