package se.kotte.system.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.kotte.api.access.Population;

/** Group I of the abuse catalogue, as far as this slice owes it: cross-site writes, and the headers of every answer. */
class BrowserRulesIT {
    private final Served served = Served.get();

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "cross-site, https://evil.test",
                "same-site, http://bjorkvik.localhost",
                "-, https://evil.test",
                "-, -",
                "-, null"
            })
    void i01AWriteFromAnotherSiteIsRefusedAndChangesNothing(String site, String origin) {
        var before = entries();
        for (var verb : List.of("POST", "PUT", "DELETE", "PATCH")) {
            var request =
                    served.tallby(Population.STAFF, served.tallby.pia()).header("Content-Type", "application/json");
            if (site != null) request.header("Sec-Fetch-Site", site);
            if (origin != null) request.header("Origin", origin);
            assertThat(request.send(verb, Written.API + "/entries").status())
                    .as(verb)
                    .isEqualTo(403);
        }
        assertThat(entries()).isEqualTo(before);
    }

    @Test
    void i01TheSameWriteFromThePageItselfIsHeard() {
        var answer = served.tallby(Population.STAFF, served.tallby.pia())
                .header("Origin", "http://tallby.localhost:" + served.port)
                .post(Written.API + "/entries", "application/json", "{}");
        assertThat(answer.status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /, 401",
        "GET, /sign-in, 200",
        "GET, /p/documentation/, 401",
        "GET, /nothing-here, 404",
        "GET, /assets/nothing, 404",
        "GET, /a;b, 400",
        "PROPFIND, /, 403",
        "DELETE, /sign-in, 403"
    })
    void i05EveryAnswerCarriesTheSecurityHeaders(String verb, String path, int status) {
        var answer = served.tallby().send(verb, path);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Security-Policy"))
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("Referrer-Policy")).isNotNull();
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.headers().map()).doesNotContainKeys("server", "x-powered-by", "Server", "X-Powered-By");
        assertThat(answer.text()).doesNotContainIgnoringCase("payara").doesNotContainIgnoringCase("glassfish");
    }

    private int entries() {
        return served.database.asOwner(sql -> sql.of("select count(*)::int as n from p_documentation.entry")
                .one(row -> row.number("n"))
                .orElseThrow());
    }
}
