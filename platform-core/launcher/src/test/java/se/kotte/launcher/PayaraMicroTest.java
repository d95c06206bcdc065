package se.kotte.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the real Payara Micro, since what is claimed here is how that behaves. */
class PayaraMicroTest {

    @TempDir
    Path folder;

    final AtomicReference<Child> started = new AtomicReference<>();

    /** Rules 2 and 4. */
    @Test
    void it_serves_on_loopback_only_with_the_environment_it_was_given_and_ends_when_closed() throws Exception {
        PayaraMicro.Settings settings = settings(Jars.WEB_XML);
        try (PayaraMicro server = PayaraMicro.start(settings)) {
            HttpResponse<String> missing = get(server.port(), "/nothing-here");
            assertThat(missing.statusCode()).isEqualTo(404);
            assertThat(missing.headers().map()).doesNotContainKeys("server", "x-powered-by");

            assertThat(environment())
                    .contains("DB_PASSWORD=secret")
                    .allMatch(variable -> variable.matches("(DB_PASSWORD|LANG|LC_ALL|LC_CTYPE|TZ)=.*"));
            for (InetAddress address : addresses())
                assertThat(listens(address, server.port()))
                        .as("listens on %s", address)
                        .isEqualTo(address.isLoopbackAddress() && address.getAddress().length == 4);
            assertThat(Listening.ports(started.get().handle().pid())).containsExactly(server.port());
        }
        assertThat(started.get().isAlive()).isFalse();
    }

    /** Rule 3. */
    @Test
    void an_application_that_does_not_deploy_is_a_failed_start_with_its_reason() throws Exception {
        PayaraMicro.Settings settings = settings(Jars.WEB_XML.replace(
                "/>", "><listener><listener-class>se.kotte.Missing</listener-class></listener></web-app>"));

        assertThatThrownBy(() -> PayaraMicro.start(settings))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("did not deploy")
                .hasMessageContaining("ClassNotFoundException: se.kotte.Missing");
        assertThat(started.get().isAlive()).isFalse();
    }

    @Test
    void options_that_the_JVM_refuses_are_a_failed_start_with_its_reason() throws Exception {
        PayaraMicro.Settings quick = settings(Jars.WEB_XML);
        PayaraMicro.Settings settings = new PayaraMicro.Settings(
                quick.jar(),
                quick.war(),
                quick.work(),
                quick.address(),
                quick.port(),
                List.of("-XX:+NoSuchOption"),
                quick.environment(),
                quick.output(),
                quick.started(),
                quick.patience());

        assertThatThrownBy(() -> PayaraMicro.start(settings))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("NoSuchOption");
    }

    /** Rule 4. */
    @Test
    void a_taken_port_is_named_before_anything_starts() throws Exception {
        PayaraMicro.Settings settings = settings(Jars.WEB_XML);
        try (ServerSocket taken = new ServerSocket(settings.port(), 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> PayaraMicro.start(settings))
                    .isInstanceOf(LaunchException.class)
                    .hasMessageContaining("KOTTE_HTTP_PORT")
                    .hasMessageContaining(Integer.toString(taken.getLocalPort()));
        }
        assertThat(started.get()).isNull();
    }

    private PayaraMicro.Settings settings(String webXml) throws IOException {
        Path war = new Composer(List.of(Jars.core(folder.resolve("lib"), webXml))).into(folder.resolve("kotte"));
        PayaraMicro.Settings quick = PayaraMicro.Settings.quick(
                Path.of(System.getProperty("payara.micro")),
                war,
                folder.resolve("payara"),
                Ports.free(),
                Map.of("DB_PASSWORD", "secret"));
        return new PayaraMicro.Settings(
                quick.jar(),
                quick.war(),
                quick.work(),
                quick.address(),
                quick.port(),
                quick.javaOptions(),
                quick.environment(),
                line -> {},
                started::set,
                quick.patience());
    }

    private static HttpResponse<String> get(int port, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .build(),
                        BodyHandlers.ofString());
    }

    private List<String> environment() throws IOException {
        Path file = Path.of("/proc", Long.toString(started.get().handle().pid()), "environ");
        Assumptions.assumeTrue(Files.isReadable(file), "only Linux tells the environment of a process");
        return List.of(Files.readString(file).split("\0"));
    }

    private static List<InetAddress> addresses() throws IOException {
        return Collections.list(NetworkInterface.getNetworkInterfaces()).stream()
                .flatMap(NetworkInterface::inetAddresses)
                .toList();
    }

    private static boolean listens(InetAddress address, int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 1_000);
            return true;
        } catch (java.net.ConnectException | java.net.SocketTimeoutException e) {
            return false;
        }
    }
}
