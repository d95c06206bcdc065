package se.kotte.system.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import se.kotte.api.access.Population;

/** The frame of pages as it is served: the municipality's looks, the language, the navigation. */
class ShellIT {
    private static final Pattern COLOUR = Pattern.compile("href=\"(/assets/[0-9a-f]{16}/-/colour\\.css)\"");
    private static final byte[] CREST =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"><path d=\"M0 0h1v1z\"/></svg>"
                    .getBytes(UTF_8);

    private static Served served;
    private static String crest;

    @BeforeAll
    static void giveTallbyACrest() throws Exception {
        served = Served.get();
        var hash = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(CREST))
                .substring(0, 16);
        crest = "/assets/" + hash + "/-/image";
        served.database.asOwner(sql -> {
            sql.of("""
                            insert into core.tenant_image (tenant_id, hash, media_type, content)
                            values (:t, :hash, 'image/svg+xml', :content) on conflict do nothing
                            """)
                    .bind("t", served.tallby.tenant())
                    .bind("hash", hash)
                    .bind("content", CREST)
                    .run();
            return sql.of("update core.tenant set crest = :hash, hue = '#aa3355' where id = :t")
                    .bind("hash", hash)
                    .bind("t", served.tallby.tenant())
                    .run();
        });
    }

    @Test
    void theSignInPageHasTheMunicipalitysColourAndCrest() {
        var page = served.tallby().page().get("/sign-in").text();
        assertThat(page).contains("src=\"" + crest + "\"");
        var colour = COLOUR.matcher(page);
        assertThat(colour.find()).isTrue();
        var sheet = served.tallby().get(colour.group(1));
        assertThat(sheet.text()).isEqualTo(":root{--tenant:#aa3355}\n");
        assertThat(sheet.header("Content-Type")).startsWith("text/css");
        assertThat(sheet.header("Cache-Control")).contains("immutable");
        assertThat(served.bjorkvik().page().get("/sign-in").text()).doesNotContain(colour.group(1));
        assertThat(served.bjorkvik().get(colour.group(1)).status())
                .as("at the neighbour")
                .isEqualTo(404);
    }

    @Test
    void anImageIsServedInertAndWithoutACookieEvenToTheSignedIn() {
        var image = served.tallby(Population.STAFF, served.tallby.pia()).get(crest);
        assertThat(image.status()).isEqualTo(200);
        assertThat(image.bytes()).isEqualTo(CREST);
        assertThat(image.headers().allValues("Content-Security-Policy")).containsExactly("default-src 'none'; sandbox");
        assertThat(image.headers().allValues("Cache-Control")).containsExactly("public, max-age=31536000, immutable");
        assertThat(image.header("Set-Cookie")).isNull();
    }

    @Test
    void anotherMunicipalitysImageIsLikeOneThatNeverWas() {
        assertThat(served.bjorkvik().page().get(crest).shape())
                .isEqualTo(served.bjorkvik()
                        .page()
                        .get("/assets/0123456789abcdef/-/image")
                        .shape());
    }

    @Test
    void theLanguageIsChosenByAFormAndKept() {
        var answer = served.tallby()
                .sameOrigin()
                .header("Referer", "http://tallby.localhost:" + served.port + "/sign-in?reason=bye")
                .post("/language", "application/x-www-form-urlencoded", "language=en");
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).endsWith("/sign-in?reason=bye");
        var cookie = answer.header("Set-Cookie").split(";", 2)[0];
        assertThat(served.tallby()
                        .header("Cookie", cookie)
                        .page()
                        .get("/sign-in")
                        .text())
                .contains("<html lang=\"en\">", "Guardian");
    }

    @Test
    void aForeignPageIsNoWayBackAndAnUnknownLanguageNone() {
        var foreign = served.tallby()
                .sameOrigin()
                .header("Referer", "http://tallby.localhost:" + served.port + ".evil.test/x")
                .post("/language", "application/x-www-form-urlencoded", "language=sv");
        assertThat(foreign.header("Location")).isEqualTo("http://tallby.localhost:" + served.port + "/");
        for (var form : new String[] {"language=xx", "language=", ""})
            assertThat(served.tallby()
                            .sameOrigin()
                            .post("/language", "application/x-www-form-urlencoded", form)
                            .status())
                    .isEqualTo(400);
    }

    @Test
    void theFrameNamesThePersonAndIsKeptByNobody() {
        var page = served.tallby(Population.STAFF, served.tallby.rut()).page().get("/more");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("Rut Test", "Solrosen", "action=\"/sign-out\"", "data-signed-in");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.header("Content-Language")).isEqualTo("sv");
    }

    @Test
    void aUnitOfSomebodyElseIsNotChosenAndNotNamed() {
        var page = served.tallby(Population.STAFF, served.tallby.rut())
                .page()
                .get("/more?unit=" + served.tallby.granen())
                .text();
        assertThat(page)
                .doesNotContain("Granen")
                .doesNotContain(served.tallby.granen().toString());
        assertThat(served.tallby(Population.STAFF, served.tallby.rut())
                        .page()
                        .get("/more?unit=" + served.tallby.bien())
                        .text())
                .contains("?unit=" + served.tallby.bien());
    }
}
