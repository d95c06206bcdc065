package se.kotte.system.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import se.kotte.api.access.Population;
import se.kotte.system.endpoints.Endpoint;

/** Group K, as far as this slice owes it: a plugin that is off is as if it had never been, in every spelling. */
class PluginGateIT {
    private final Served served = Served.get();

    @AfterEach
    void on() {
        served.database.asOwner(
                "insert into core.tenant_plugin (tenant_id, plugin_id) values (1, 'documentation') on conflict do nothing");
    }

    private void off() {
        served.database.asOwner("delete from core.tenant_plugin where tenant_id = 1 and plugin_id = 'documentation'");
    }

    private Request pia() {
        return served.tallby(Population.STAFF, served.tallby.pia());
    }

    @Test
    void k01EveryEndpointAssetAndEntryOfTheNavigationIsAbsentWithoutARestart() {
        var page = pia().page().get("/p/documentation/");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("/p/documentation/curriculum");
        var assets = Pattern.compile("/assets/[0-9a-f]+/documentation/[a-z.-]+")
                .matcher(pia().page().get("/p/documentation/new").text());
        assertThat(assets.find()).isTrue();
        var asset = assets.group();
        assertThat(pia().get(asset).status()).isEqualTo(200);

        off();
        var nothing = pia().get("/p/nothing/here").shape();
        var nothingAsPage = pia().page().get("/p/nothing/here").shape();
        var tried = 0;
        var id = UUID.randomUUID().toString();
        for (var endpoint : Endpoint.all()) {
            if (!endpoint.path().contains("documentation")) continue;
            var path = endpoint.path().replaceAll("\\{\\w+}", id);
            var answer = Foreign.call(pia(), endpoint, path);
            assertThat(answer.status()).as(endpoint.toString()).isEqualTo(404);
            assertThat(answer.shape()).as(endpoint.toString()).isIn(nothing, nothingAsPage);
            tried++;
        }
        assertThat(tried).isGreaterThan(10);
        assertThat(pia().get(asset).status()).isEqualTo(404);
        assertThat(pia().page().get("/more").text()).doesNotContain("/p/documentation");
    }

    @Test
    void k01AnotherMunicipalityKeepsWhatItSwitchedOn() {
        off();
        assertThat(served.bjorkvik(Population.STAFF, served.bjorkvik.bea())
                        .page()
                        .get("/p/documentation/")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void k02NoSpellingGoesRoundTheGate() {
        off();
        for (var spelling : List.of(
                "/p/documentation;x/",
                "/p;x/documentation/",
                "//p/documentation/",
                "/p//documentation/",
                "/p/./documentation/",
                "/p/x/../documentation/",
                "/p/%64ocumentation/",
                "/p/documentation%2f",
                "/p%2fdocumentation/",
                "/p/documentation%5c",
                "/p/%2e/documentation/",
                "/P/documentation/",
                "/p/Documentation/",
                "/p/documentation",
                "/p/documentation/?x",
                "/api/plugins/documentation;x/v1/entries",
                "/api//plugins/documentation/v1/entries",
                "/api/plugins/documentation/v1/entries/")) {
            for (var verb : List.of("GET", "HEAD", "OPTIONS", "POST", "PROPFIND")) {
                var answer = RawRequest.send(
                        served.port,
                        verb + " " + spelling + " HTTP/1.1",
                        "Host: tallby.localhost:" + served.port,
                        "Sec-Fetch-Site: same-origin",
                        "X-HTTP-Method-Override: GET",
                        "Content-Length: 0",
                        "Cookie: " + served.cookie(1, Population.STAFF, served.tallby.pia()));
                assertThat(RawRequest.status(answer)).as(verb + " " + spelling).isIn(400, 404);
                assertThat(answer).as(verb + " " + spelling).doesNotContain("Allow:");
            }
        }
    }
}
