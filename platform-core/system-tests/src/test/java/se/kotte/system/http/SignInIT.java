package se.kotte.system.http;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kotte.api.access.Population.GUARDIAN;
import static se.kotte.api.access.Population.STAFF;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.kotte.api.access.PersonId;
import se.kotte.server.identity.MintedSessions;
import se.kotte.testkit.Municipality;

/** Group C of the abuse catalogue, as far as it needs no issuer; the rest is in the browser with the real Keycloak. */
class SignInIT {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String BACK_CHANNEL = "/sign-out/back-channel";
    private static final String CLEARED = "__Host-kotte=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0";

    private final Served served = Served.get();
    private final Municipality tallby = served.tallby.municipality();
    private final int tallbyId = tallby.tenant();

    @Test
    void whoIsNotSignedInIsSentToTheSignInAndBackAgain() {
        var answer = served.tallby().page().get("/?unit=1&x=%C3%A5");
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo(origin() + "/sign-in?returnTo=%2F%3Funit%3D1%26x%3D%25C3%25A5");
        var page = served.tallby().page().get(answer.header("Location").substring(origin().length()));
        assertThat(page.status()).isEqualTo(200);
        var way = "?returnTo=%2F%3Funit%3D1%26x%3D%25C3%25A5";
        assertThat(page.text()).contains("/sign-in/staff" + way).contains("/sign-in/guardian" + way);
        assertThat(served.tallby().get("/").status()).isEqualTo(401);
    }

    @Test
    void htmxIsToldWhereToGoInsteadOfShowingTheSignInInsideThePage() {
        var answer = served.tallby()
                .page()
                .header("HX-Request", "true")
                .header("HX-Current-URL", origin() + "/p/documentation/")
                .get("/");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("HX-Redirect")).isEqualTo(origin() + "/sign-in?returnTo=%2Fp%2Fdocumentation%2F");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "/%5Cevil.example",
                "https:evil.example",
                "%252f%252fevil.example",
                "/a%0d%0aSet-Cookie:%20x=y",
                "http://bjorkvik.localhost/"
            })
    void c11AForgedWayBackLeadsToTheStartPage(String wanted) {
        var page = served.tallby().page().get("/sign-in?returnTo=" + wanted);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text())
                .contains("href=\"/sign-in/staff\"")
                .doesNotContain("evil")
                .doesNotContain("returnTo")
                .doesNotContain("bjorkvik");
        assertThat(page.headers().map()).doesNotContainKey("set-cookie");
    }

    @Test
    void onlyKnownReasonsAreSaidOnTheSignInPage() {
        assertThat(served.tallby().page().get("/sign-in?reason=bye").text()).contains("Du är utloggad.");
        assertThat(served.tallby().page().get("/sign-in?reason=%3Cb%3Eevil").text())
                .doesNotContain("evil");
    }

    @Test
    void aSessionIsAccepted() {
        assertThat(isAccepted(signedIn(session(someone())))).isTrue();
    }

    @Test
    void c04TheCookieOfTallbyAtBjorkvikIsRefusedClearedAndExplained() {
        var answer =
                served.bjorkvik().header("Cookie", session(someone())).page().get("/");
        assertThat(answer.header("Location")).endsWith("/sign-in?reason=other-municipality");
        assertThat(answer.headers().allValues("Set-Cookie")).containsOnly(CLEARED);
    }

    @Test
    void c04AStaffCookieOfAGuardianIsNobodys() {
        var gun = tallby.person("Gun Berg");
        served.cookie(tallbyId, GUARDIAN, gun);
        var answer = signedIn(served.sessions.cookie(tallbyId, STAFF, gun.toString()));
        assertThat(answer.header("Location")).endsWith("/sign-in?reason=signed-out");
    }

    @Test
    void c04AnUnknownKidAFlippedByteAndTwoCookiesAreRefusedClearedAndExplained() {
        var person = someone();
        var cookie = session(person);
        var unknown = new MintedSessions("other:ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8=")
                .cookie(tallbyId, STAFF, person.toString());
        int middle = cookie.length() - 40;
        var flipped =
                cookie.substring(0, middle) + (cookie.charAt(middle) == 'a' ? 'b' : 'a') + cookie.substring(middle + 1);
        for (var bad : List.of(unknown, flipped, cookie + "; " + cookie, "__Host-kotte=x")) {
            var answer = signedIn(bad);
            assertThat(answer.header("Location")).endsWith("/sign-in?reason=unreadable");
            assertThat(answer.headers().allValues("Set-Cookie")).containsOnly(CLEARED);
        }
    }

    @Test
    void c04OlderThanTheAbsoluteLimitIsRefusedClearedAndExplained() {
        var person = someone();
        session(person);
        var now = Instant.now();
        var atTheEnd = served.sessions.cookie(tallbyId, STAFF, person.toString(), now.minus(Duration.ofHours(8)), now);
        var answer = signedIn(atTheEnd);
        assertThat(answer.header("Location")).endsWith("/sign-in?reason=expired");
        assertThat(answer.headers().allValues("Set-Cookie")).containsOnly(CLEARED);
        var before = now.minus(Duration.ofHours(8)).plus(Duration.ofMinutes(5));
        assertThat(isAccepted(signedIn(served.sessions.cookie(tallbyId, STAFF, person.toString(), before, now))))
                .isTrue();
    }

    @Test
    void anUnusedSessionIsRefusedAndAUsedOneIsIssuedAgainButNotWithAssets() {
        var person = someone();
        session(person);
        var now = Instant.now();
        var idle = Duration.ofMinutes(60);
        assertThat(signedIn(minted(person, now.minus(idle))).header("Location")).endsWith("/sign-in?reason=expired");
        var old = minted(person, now.minus(idle.dividedBy(4)));
        var answer = signedIn(old);
        assertThat(answer.header("Set-Cookie"))
                .startsWith("__Host-kotte=ey")
                .endsWith("; Path=/; Secure; HttpOnly; SameSite=Lax");
        assertThat(isAccepted(signedIn(answer.header("Set-Cookie").split(";")[0])))
                .isTrue();
        var css = served.tallby()
                .page()
                .get("/sign-in")
                .text()
                .replaceAll("(?s).*href=\"(/assets/[^\"]*kotte.css)\".*", "$1");
        var asset = served.tallby().header("Cookie", old).get(css);
        assertThat(asset.status()).isEqualTo(200);
        assertThat(asset.header("Set-Cookie")).isNull();
    }

    @Test
    void c03ACopyOfTheCookieIsRefusedAfterSigningOut() {
        var cookie = session(someone());
        assertThat(isAccepted(signedIn(cookie))).isTrue();
        var out = served.tallby().header("Cookie", cookie).sameOrigin().page().post("/sign-out", FORM, "");
        assertThat(out.status()).isEqualTo(303);
        assertThat(out.header("Location")).isEqualTo(origin() + "/sign-in?reason=bye");
        assertThat(out.headers().allValues("Set-Cookie"))
                .contains(CLEARED)
                .anyMatch(header -> header.startsWith("__Secure-kotte-id=; Path=/sign-out; "))
                .allMatch(header -> header.endsWith("; Max-Age=0"));
        var copy = signedIn(cookie);
        assertThat(copy.header("Location")).endsWith("/sign-in?reason=signed-out");
        assertThat(copy.headers().allValues("Set-Cookie")).containsOnly(CLEARED);
        assertThat(served.tallby().header("Cookie", cookie).get("/").status()).isEqualTo(401);
    }

    @Test
    void theNextPersonAtATabletGoesStraightToTheStaffSignIn() {
        var out = served.tallby()
                .header("Cookie", session(someone()))
                .sameOrigin()
                .page()
                .post("/sign-out", FORM, "next=staff&returnTo=%2Fp%2Fdocumentation%2F");
        assertThat(out.header("Location"))
                .isEqualTo(origin() + "/sign-in/staff?again=last&returnTo=%2Fp%2Fdocumentation%2F");
        var forged = served.tallby().sameOrigin().page().post("/sign-out", FORM, "next=admin&returnTo=//evil.example");
        assertThat(forged.header("Location")).isEqualTo(origin() + "/sign-in?reason=bye");
    }

    @Test
    void signingOutWhileTheIssuerIsDownEndsTheSessionAndSaysWhatWasNotEnded() {
        var cookie = session(someone());
        var idToken = "eyJhbGciOiJub25lIn0."
                + base64("{\"iss\":\"%s\",\"aud\":\"tallby-staff\"}".formatted(MintedSessions.ISSUER)) + ".";
        var out = served.tallby()
                .header("Cookie", cookie + "; __Secure-kotte-id=" + idToken)
                .sameOrigin()
                .page()
                .post("/sign-out", FORM, "");
        assertThat(out.header("Location")).isEqualTo(origin() + "/sign-in?reason=bye-here");
        assertThat(signedIn(cookie).header("Location")).endsWith("/sign-in?reason=signed-out");
    }

    @Test
    void i01AnotherSiteCannotSignAnybodyOut() {
        var cookie = session(someone());
        for (var site : List.of("cross-site", "same-site")) {
            var answer = served.tallby()
                    .header("Cookie", cookie)
                    .header("Sec-Fetch-Site", site)
                    .page()
                    .post("/sign-out", FORM, "");
            assertThat(answer.status()).isEqualTo(403);
        }
        assertThat(isAccepted(signedIn(cookie))).isTrue();
    }

    @Test
    void c06WhoseEmploymentHasEndedIsSignedOutOnTheNextRequestWithAReason() {
        var person = someone();
        var cookie = session(person);
        assertThat(isAccepted(signedIn(cookie))).isTrue();
        served.database.asOwner("update core.person set ended_at = now() where id = '%s'".formatted(person));
        var answer = signedIn(cookie);
        assertThat(answer.header("Location")).endsWith("/sign-in?reason=left");
        assertThat(answer.headers().allValues("Set-Cookie")).containsOnly(CLEARED);
        assertThat(served.tallby().page().get("/sign-in?reason=left").text()).contains("har upphört");
    }

    @Test
    void anIssuerThatIsDownIsAPageThatSaysWhatStillWorks() {
        var cookie = session(someone());
        for (var population : List.of("staff", "guardian")) {
            var answer = served.tallby().header("Cookie", cookie).page().get("/sign-in/" + population);
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isNotNull();
            assertThat(answer.text()).contains("inloggad kan fortsätta");
        }
        assertThat(isAccepted(signedIn(cookie))).isTrue();
    }

    @Test
    void aPopulationThatDoesNotExistIsNotThere() {
        assertThat(served.tallby().page().get("/sign-in/admin").status()).isEqualTo(404);
        assertThat(served.tallby().page().get("/sign-in/STAFF").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "?state=x&code=y", "?state=x&iss=https://issuer.test&code=y", "?error=access_denied&state=x"
            })
    void c10AnAnswerThatThisBrowserDidNotAskForMakesNoSession(String query) {
        var answer = served.tallby().page().get("/sign-in/callback" + query);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("Det tog för lång tid");
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void aSharedTabletIsRememberedAndForgotten() {
        var set = served.tallby().sameOrigin().page().post("/sign-in/shared-tablet", FORM, "shared=yes");
        assertThat(set.header("Set-Cookie")).startsWith("__Host-kotte-shared=yes; Path=/; Secure; HttpOnly");
        assertThat(served.tallby()
                        .header("Cookie", "__Host-kotte-shared=yes")
                        .page()
                        .get("/sign-in")
                        .text())
                .contains("Den här surfplattan är delad");
        var unset = served.tallby().sameOrigin().page().post("/sign-in/shared-tablet", FORM, "shared=no");
        assertThat(unset.header("Set-Cookie")).endsWith("; Max-Age=0");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "null",
                "logout_token=",
                "logout_token=x",
                "logout_token=x&logout_token=y",
                "other=x",
                "logout_token=%zz",
                "logout_token=eyJhbGciOiJub25lIn0.eyJpc3MiOiJodHRwczovL2lzc3Vlci50ZXN0In0."
            })
    void c07WhatIsNoLogoutTokenIs400(String body) {
        var answer =
                new Request(served.port, "localhost:" + served.port).post(BACK_CHANNEL, FORM, body == null ? "" : body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void c07AMegabyteIs400() {
        var answer = new Request(served.port, "localhost:" + served.port)
                .post(BACK_CHANNEL, FORM, "logout_token=" + "a".repeat(1_000_000));
        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void theBackChannelIsOfNoMunicipalityAndNothingElseIsBesideIt() {
        assertThat(served.tallby().post(BACK_CHANNEL, FORM, "logout_token=x").status())
                .isEqualTo(404);
        var nobody = new Request(served.port, "localhost:" + served.port);
        assertThat(nobody.get(BACK_CHANNEL).status()).isIn(404, 405);
        assertThat(new Request(served.port, "localhost:" + served.port)
                        .page()
                        .get(BACK_CHANNEL)
                        .status())
                .isIn(404, 405);
        assertThat(new Request(served.port, "localhost:" + served.port)
                        .page()
                        .get("/sign-in")
                        .text())
                .contains("Här finns ingen kommun");
        assertThat(new Request(served.port, "localhost:" + served.port)
                        .post(BACK_CHANNEL, "text/plain", "x")
                        .status())
                .isIn(404, 415);
    }

    private PersonId someone() {
        return tallby.staff("Someone-" + java.util.UUID.randomUUID(), "pedagogue", served.tallby.myran());
    }

    private String session(PersonId person) {
        return served.cookie(tallbyId, STAFF, person);
    }

    private String minted(PersonId person, Instant issued) {
        return served.sessions.cookie(tallbyId, STAFF, person.toString(), issued, issued);
    }

    private Request.Answer signedIn(String cookie) {
        return served.tallby().header("Cookie", cookie).page().get("/");
    }

    /** Whatever there is for the person on the start page, it is not the way to the sign-in. */
    private static boolean isAccepted(Request.Answer answer) {
        var location = answer.header("Location");
        return answer.status() != 401 && (location == null || !location.contains("/sign-in"));
    }

    private String origin() {
        return "http://tallby.localhost:" + served.port;
    }

    private static String base64(String text) {
        return java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes());
    }
}
