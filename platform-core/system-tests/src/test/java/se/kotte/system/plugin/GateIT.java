package se.kotte.system.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** K01 and K02: what is off is as if it were not there, in whatever spelling it is asked for. */
class GateIT {
    private static final String TALLBY = "tallby.localhost:8080";
    private static final String BJORKVIK = "bjorkvik.localhost:8080";
    private static final String PAGE = "/p/fixture";
    private static final String REST = "/api/plugins/fixture/v1/notes/2";
    private static final byte[] TEXT = "hello".getBytes();

    private final Fixture fixture = Fixture.served();
    private final Http http = fixture.http();

    @Test
    void where_it_is_on_it_is_there() {
        assertThat(http.get(TALLBY, PAGE).text()).contains("fixture");
        assertThat(http.get(TALLBY, asset()).status()).isEqualTo(200);
        var id = http.post(TALLBY, "/api/plugins/fixture/v1/notes/1", "text/plain", TEXT)
                .text();
        assertThat(http.get(TALLBY, "/api/plugins/fixture/v1/notes/1/" + id).text())
                .isEqualTo("hello");
    }

    static Stream<String> addresses() {
        return Stream.of(
                PAGE, PAGE + "/", PAGE + "?a=b", REST, REST + "/01a205d8-12ad-7cec-bfb8-ee32bfe269c6", asset());
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void k01_where_it_is_off_the_answer_is_that_of_an_address_that_does_not_exist(String address) {
        for (var accept : List.of("Accept: */*", "Accept: text/html", "Accept: application/json", "Accept: a/b")) {
            var nothing = http.get(BJORKVIK, "/nothing", accept);
            assertThat(nothing.status()).isEqualTo(404);
            assertThat(nothing.text()).isNotEmpty();
            assertThat(http.get(BJORKVIK, address, accept).fingerprint())
                    .as("%s %s", address, accept)
                    .isEqualTo(nothing.fingerprint());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "get", "PROPFIND", "FOO"})
    void k02_with_any_method(String method) {
        for (var address : List.of(PAGE, REST, asset())) {
            var nothing = send(method, "/nothing", "Content-Type: text/plain");
            assertThat(nothing.status()).isEqualTo(404);
            assertThat(send(method, address, "Content-Type: text/plain").fingerprint())
                    .as("%s %s", method, address)
                    .isEqualTo(nothing.fingerprint());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-HTTP-Method-Override: DELETE",
                "X-HTTP-Method-Override: GET",
                "X-HTTP-Method: PUT",
                "X-Method-Override: POST",
                "Content-Type: text/unheard-of",
                "Accept: text/unheard-of",
                "Range: bytes=0-1",
                "If-None-Match: *",
                "X-Original-URL: /p/fixture",
                "X-Rewrite-URL: /p/fixture"
            })
    void k02_with_any_header(String header) {
        for (var address : List.of(PAGE, REST))
            for (var method : List.of("GET", "POST"))
                assertThat(send(method, address, header).fingerprint())
                        .as("%s %s", method, address)
                        .isEqualTo(send(method, "/nothing", header).fingerprint());
    }

    static Stream<String> spellings() {
        return Stream.of(PAGE, REST, asset())
                .flatMap(address -> Stream.of(
                        address + ";x",
                        address.replaceFirst("/(\\w+)/", "/$1;x/"),
                        "/" + address,
                        address.replaceFirst("/(\\w+)/", "/$1//"),
                        "/." + address,
                        "/x/.." + address,
                        "/%2e" + address,
                        "/x/%2e%2e" + address,
                        address.replaceFirst("/(\\w+)/", "/$1/./"),
                        address.replaceFirst("/(\\w+)/", "/$1%2f"),
                        address.replaceFirst("/(\\w+)/", "/$1%5c"),
                        address.replaceFirst("/(\\w+)/", "/$1\\\\"),
                        address.replace("fixture", "%66ixture"),
                        address.replace("fixture", "FIXTURE"),
                        address.replace("fixture", "fixture%20"),
                        address.replace("fixture", "fixture%00"),
                        address.replace("fixture", "f\u0131xture"),
                        address.toUpperCase(java.util.Locale.ROOT),
                        address + "/",
                        address + "/."));
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void k02_in_any_spelling(String spelling) {
        var answer = http.get(BJORKVIK, spelling);
        if (answer.status() == 400) {
            assertThat(answer.text()).doesNotContainIgnoringCase("payara").doesNotContain("hello");
        } else {
            assertThat(answer.fingerprint())
                    .isEqualTo(http.get(BJORKVIK, "/nothing").fingerprint());
        }
    }

    /** The container answers these itself, with nothing, before any code of ours: the same for what is there and not. */
    @ParameterizedTest
    @ValueSource(strings = {"%", "%4", "%zz"})
    void k02_with_a_malformed_escape(String end) {
        var nothing = http.get(BJORKVIK, "/nothing" + end);
        assertThat(nothing.body()).isEmpty();
        for (var address : List.of(PAGE, REST, asset()))
            assertThat(http.get(BJORKVIK, address + end).fingerprint()).isEqualTo(nothing.fingerprint());
    }

    /** Where the plugin is on, other spellings of its addresses are nothing as well: there is one way in. */
    @ParameterizedTest
    @MethodSource("spellings")
    void an_asset_or_page_has_one_address(String spelling) {
        if (spelling.equals(PAGE + "/")) return;
        assertThat(http.get(TALLBY, spelling).status()).isIn(400, 404);
    }

    @Test
    void the_spellings_are_many() {
        assertThat(spellings()).hasSizeGreaterThan(50).doesNotContain(PAGE, REST, asset());
    }

    /** Rule 4: no restart, from the next request on. */
    @Test
    void switching_counts_from_the_next_request() {
        try {
            fixture.database.asOwner("insert into core.tenant_plugin (tenant_id, plugin_id) values (2, 'fixture')");
            assertThat(http.get(BJORKVIK, PAGE).status()).isEqualTo(200);
            assertThat(http.get(BJORKVIK, asset()).status()).isEqualTo(200);
        } finally {
            fixture.database.asOwner("delete from core.tenant_plugin where tenant_id = 2");
        }
        assertThat(http.get(BJORKVIK, PAGE).status()).isEqualTo(404);
        assertThat(http.get(BJORKVIK, asset()).status()).isEqualTo(404);
    }

    @Test
    void an_asset_is_kept_for_ever_and_asks_for_no_cookie() {
        var answer = http.get(TALLBY, asset());
        assertThat(answer.header("cache-control")).isEqualTo("public, max-age=31536000, immutable");
        assertThat(answer.header("content-type")).isEqualTo("text/css;charset=UTF-8");
        assertThat(answer.headers()).doesNotContainKeys("set-cookie", "vary");
        var head = http.send("HEAD", TALLBY, asset(), new byte[0]);
        assertThat(head.header("content-length")).isEqualTo(answer.header("content-length"));
        assertThat(head.body()).isEmpty();
    }

    private Http.Answer send(String method, String address, String... headers) {
        var all = Stream.concat(Stream.of(headers), Stream.of("Sec-Fetch-Site: same-origin"))
                .toArray(String[]::new);
        return http.send(method, BJORKVIK, address, method.equals("POST") ? TEXT : new byte[0], all);
    }

    private static String asset() {
        var page = Fixture.served().http().get(TALLBY, PAGE).text();
        var found = Pattern.compile("data-asset=\"([^\"]+)\"").matcher(page);
        if (!found.find()) throw new AssertionError("the page names no asset: " + page);
        return found.group(1);
    }
}
