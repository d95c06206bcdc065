package se.kotte.system.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.kotte.api.access.Population;

/** Group A of the abuse catalogue: the host names the tenant, and nothing else does. */
class HostIT {
    private final Served served = Served.get();

    @Test
    void a01UnknownAndOffboardedHostsAreOneNeutralAnswer() {
        served.database.asOwner("""
                insert into core.tenant (id, slug, name, origin, state) values (91, 'gone', 'Gone', 'http://gone.localhost', 'offboarding');
                insert into core.host (name, tenant_id) values ('gone.localhost', 91)
                """);
        var unknown = new Request(served.port, "nowhere.localhost").page().get("/");
        var gone = new Request(served.port, "gone.localhost").page().get("/");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(gone.shape()).isEqualTo(unknown.shape());
    }

    @Test
    void a01ASuspendedHostSaysThatItIsClosedAndOffersNoSignIn() {
        served.database.asOwner("""
                insert into core.tenant (id, slug, name, origin, state) values (92, 'closed', 'Closed', 'http://closed.localhost', 'suspended');
                insert into core.host (name, tenant_id) values ('closed.localhost', 92)
                """);
        for (var path : new String[] {"/", "/sign-in", "/p/documentation/"}) {
            var answer = new Request(served.port, "closed.localhost").page().get(path);
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.text()).contains("Stängt").doesNotContain("sign-in");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Forwarded-Host", "Forwarded", "X-Original-Host", "X-Forwarded-Server", "X-Host"})
    void a02AForwardedNameChoosesNothing(String header) {
        var value = header.equals("Forwarded") ? "host=bjorkvik.localhost" : "bjorkvik.localhost";
        var answer = served.tallby().page().header(header, value).get("/");
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).startsWith("http://tallby.localhost:" + served.port + "/sign-in");
        assertThat(answer.headers().toString()).doesNotContain("bjorkvik");
    }

    @Test
    void a03TwoHostHeadersAreRefused() {
        var answer = RawRequest.send(
                served.port, "GET /sign-in HTTP/1.1", "Host: tallby.localhost", "Host: bjorkvik.localhost");
        assertThat(RawRequest.status(answer)).isEqualTo(400);
        assertThat(answer).doesNotContain("Tallby").doesNotContain("Payara");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user@tallby.localhost",
                "tallby.localhost/x",
                "tallby.localhost,bjorkvik.localhost",
                "tallby.localhost bjorkvik.localhost",
                "tallby..localhost",
                "tallby_.localhost"
            })
    void a03AMalformedHostIsRefused(String host) {
        var answer = RawRequest.send(served.port, "GET /sign-in HTTP/1.1", "Host: " + host);
        assertThat(RawRequest.status(answer)).isEqualTo(400);
        assertThat(answer).doesNotContain("Payara").doesNotContain("GlassFish");
    }

    /**
     * The container does as RFC 9112 section 3.2.2 says: the request line's authority replaces the Host header before any
     * code of ours runs, so the two cannot disagree here. What counts is that one of them is the tenant, whole.
     */
    @Test
    void a04AnAbsoluteRequestLineIsTheOnlyHostThereIs() {
        var pia = served.cookie(served.tallby.tenant(), Population.STAFF, served.tallby.pia());
        var answer = RawRequest.send(
                served.port,
                "GET http://bjorkvik.localhost:%d/ HTTP/1.1".formatted(served.port),
                "Host: tallby.localhost:" + served.port,
                "Cookie: " + pia,
                "Accept: text/html");
        assertThat(RawRequest.status(answer)).isEqualTo(303);
        assertThat(answer).contains("Location: http://bjorkvik.localhost:%d/sign-in".formatted(served.port));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TALLBY.localhost.", "tallby.localhost", "Tallby.Localhost:", "tallby.localhost.:"})
    void a05OtherSpellingsOfTheHostAreRedirectedToTheCanonicalOrigin(String spelling) {
        var host = spelling.endsWith(":") ? spelling + served.port : spelling;
        var answer = new Request(served.port, host).page().get("/sign-in?returnTo=%2Fx");
        if (host.equals("Tallby.Localhost:" + served.port)) {
            assertThat(answer.status()).isEqualTo(200);
        } else {
            assertThat(answer.status()).isEqualTo(308);
            assertThat(answer.header("Location"))
                    .isEqualTo("http://tallby.localhost:" + served.port + "/sign-in?returnTo=%2Fx");
        }
    }

    @Test
    void a08ASessionOfBjorkvikIsNoneAtTallby() {
        var bea = served.cookie(served.bjorkvik.municipality().tenant(), Population.STAFF, served.bjorkvik.bea());
        var answer = served.tallby().header("Cookie", bea).page().get("/");
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).contains("/sign-in");
        var api = served.tallby().header("Cookie", bea).get("/");
        assertThat(api.status()).isEqualTo(401);
    }
}
