package se.kotte.launcher.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.kotte.launcher.Ports;

/** With the real Keycloak: rules 2 to 5. */
class ProvisioningTest {

    @TempDir
    static Path folder;

    static final Account PIA = new Account("pia", "kotte", "staff-tallby-pia", "Pia", "Lindgren");
    static final Account GUN = new Account("gun", "kotte", "guardian-gun", "Gun", "Alm");

    /** Björkvik's provider asserts what Tallby's says of Pia. */
    static final Account FALSE_PIA = PIA;

    static final BlockingQueue<String> loggedOut = new LinkedBlockingQueue<>();
    static HttpServer server;
    static Keycloak keycloak;
    static Provisioning provisioning;
    static List<Municipality> municipalities;

    @BeforeAll
    static void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/sign-out/back-channel", exchange -> {
            loggedOut.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, -1);
        });
        server.start();
        int http = server.getAddress().getPort();
        municipalities = List.of(
                new Municipality("tallby", "Tallby kommun", "http://tallby.localhost:" + http, List.of(PIA)),
                new Municipality(
                        "bjorkvik", "Björkviks kommun", "http://bjorkvik.localhost:" + http, List.of(FALSE_PIA)));
        keycloak = Keycloak.start(new Keycloak.Settings(
                Path.of(System.getProperty("keycloak.zip")),
                Path.of(System.getProperty("kotte.cache")),
                folder.resolve("keycloak"),
                Ports.free(),
                "admin's",
                line -> {},
                child -> {},
                Duration.ofMinutes(3)));
        provisioning = new Provisioning(
                keycloak.address(),
                "admin's",
                "http://127.0.0.1:" + http + "/sign-out/back-channel",
                name -> "secret of " + name);
        provisioning.run(municipalities, List.of(GUN));
    }

    @AfterAll
    static void stop() {
        if (keycloak != null) keycloak.close();
        server.stop(0);
    }

    /** Rules 4 and 5. */
    @Test
    void staff_sign_in_at_their_municipality_and_are_asked_nothing_else() throws Exception {
        Browser browser = new Browser("http://tallby.localhost");
        Client tallby = staff(0);
        String verifier = Client.verifier();

        URI back = tallby.signIn(browser, verifier, at("tallby"), "pia", "kotte");

        assertThat(browser.shown).as("pages").hasSize(1);
        assertThat(Browser.query(back)).containsEntry("state", "s").containsEntry("iss", tallby.issuer());
        JsonObject claims = Client.claims(Client.idToken(tallby.redeem(back, verifier)));
        assertThat(claims.getString("idp")).isEqualTo("tallby-sso");
        assertThat(claims.getString("kotte_id")).isEqualTo("staff-tallby-pia");
        assertThat(claims.getJsonArray("organization")).hasToString("[\"tallby\"]");
        assertThat(claims).containsKeys("sid", "auth_time", "acr", "nonce").containsEntry("azp", claims.get("aud"));
        // It travels in addresses when somebody signs out.
        assertThat(claims).doesNotContainKeys("email", "name", "given_name", "family_name", "preferred_username");
    }

    /** Rule 4: also what another municipality's provider says of somebody of the same name. */
    @Test
    void what_another_provider_asserts_makes_another_account_without_a_question() throws Exception {
        JsonObject own = signIn(staff(0), at("tallby"), "pia");
        Browser browser = new Browser("http://bjorkvik.localhost");
        String verifier = Client.verifier();

        URI back = staff(1).signIn(browser, verifier, at("bjorkvik"), "pia", "kotte");

        assertThat(browser.shown).hasSize(1);
        JsonObject other = Client.claims(Client.idToken(staff(1).redeem(back, verifier)));
        assertThat(other.getString("idp")).isEqualTo("bjorkvik-sso");
        assertThat(other.getJsonArray("organization")).hasToString("[\"bjorkvik\"]");
        assertThat(other.getString("sub")).isNotEqualTo(own.getString("sub"));
    }

    @Test
    void a_session_of_one_municipality_is_no_membership_of_another() throws Exception {
        Browser inside = new Browser("http://tallby.localhost");
        staff(0).signIn(inside, Client.verifier(), at("tallby"), "pia", "kotte");
        String verifier = Client.verifier();

        Browser same = inside.butEndsAt("http://bjorkvik.localhost");
        URI back = same.open(staff(1).authorize(verifier, at("bjorkvik")));

        if (Browser.query(back).containsKey("code")) {
            JsonObject claims = Client.claims(Client.idToken(staff(1).redeem(back, verifier)));
            assertThat(claims.getOrDefault("organization", JsonValue.EMPTY_JSON_ARRAY))
                    .isEqualTo(JsonValue.EMPTY_JSON_ARRAY);
        }
    }

    @Test
    void guardians_sign_in_with_an_account_of_their_own_realm() throws Exception {
        JsonObject claims = signIn(guardians(0), "&scope=openid", "gun");

        assertThat(claims.getString("kotte_id")).isEqualTo("guardian-gun");
        assertThat(claims).doesNotContainKeys("idp", "organization");
    }

    @Test
    void a_guardian_has_one_account_at_two_municipalities() throws Exception {
        JsonObject here = signIn(guardians(0), "&scope=openid", "gun");
        JsonObject there = signIn(guardians(1), "&scope=openid", "gun");

        assertThat(there.getString("sub")).isEqualTo(here.getString("sub"));
        assertThat(there.getString("aud")).isEqualTo("bjorkvik-guardians");
    }

    @Test
    void a_code_without_its_verifier_is_worth_nothing() throws Exception {
        Browser browser = new Browser("http://tallby.localhost");
        Client tallby = guardians(0);
        URI back = tallby.signIn(browser, Client.verifier(), "&scope=openid", "gun", "kotte");
        assertThat(tallby.redeem(back, Client.verifier()).statusCode()).isEqualTo(400);

        String without = tallby.authorize("v", "&scope=openid").toString().replaceAll("&code_challenge[^&]*", "");
        URI refused = new Browser("http://tallby.localhost").open(URI.create(without));
        assertThat(Browser.query(refused)).containsEntry("error", "invalid_request");
    }

    @Test
    void a_client_leads_back_to_its_own_municipality_only() throws Exception {
        Client stolen = new Client(
                guardians(0).issuer(),
                guardians(0).id(),
                "",
                municipalities.get(1).origin());
        Browser browser = new Browser("http://bjorkvik.localhost");

        URI ended = browser.open(stolen.authorize("v", "&scope=openid"));

        assertThat(ended.toString()).startsWith(keycloak.address());
        assertThat(browser.shown.get(0)).contains("redirect_uri");
    }

    /** Rule 4, on the way out. */
    @Test
    void signing_out_ends_the_session_everywhere_and_asks_nothing() throws Exception {
        Browser browser = new Browser("http://tallby.localhost");
        Client tallby = staff(0);
        String verifier = Client.verifier();
        String idToken =
                Client.idToken(tallby.redeem(tallby.signIn(browser, verifier, at("tallby"), "pia", "kotte"), verifier));
        loggedOut.clear();

        URI back = browser.open(URI.create(tallby.issuer() + "/protocol/openid-connect/logout?id_token_hint=" + idToken
                + "&client_id=" + tallby.id() + "&state=bye&post_logout_redirect_uri="
                + Browser.encode(tallby.origin() + "/sign-in")));

        assertThat(back).hasToString(tallby.origin() + "/sign-in?state=bye");
        assertThat(browser.shown)
                .as("only the page that asked for the password")
                .hasSize(1);
        String told = loggedOut.poll(10, TimeUnit.SECONDS);
        assertThat(told).startsWith("logout_token=");
        assertThat(Client.claims(told.substring("logout_token=".length())).getString("sid"))
                .isEqualTo(Client.claims(idToken).getString("sid"));
        // The municipality's own session is over, too: on a shared tablet the next person is asked.
        browser.open(tallby.authorize(Client.verifier(), at("tallby")));
        assertThat(browser.shown).hasSize(2);
    }

    @Test
    void who_asks_for_another_person_is_asked_again() throws Exception {
        Browser browser = new Browser("http://tallby.localhost");
        staff(0).signIn(browser, Client.verifier(), at("tallby"), "pia", "kotte");

        browser.open(staff(0).authorize(Client.verifier(), at("tallby") + "&prompt=login"));

        assertThat(browser.shown).hasSize(2);
        assertThat(browser.shown.get(1)).contains("/realms/tallby-idp/login-actions/authenticate");
    }

    /** Rule 3. */
    @Test
    void provisioning_again_keeps_accounts_and_follows_the_municipalitys_address() throws Exception {
        JsonObject staff = signIn(staff(0), at("tallby"), "pia");
        JsonObject guardian = signIn(guardians(0), "&scope=openid", "gun");
        List<Municipality> before = municipalities;
        municipalities = before.stream()
                .map(there -> new Municipality(there.slug(), there.name(), there.origin() + "1", there.staff()))
                .toList();
        provisioning.run(municipalities, List.of(GUN));

        JsonObject staffAgain = signIn(staff(0), at("tallby"), "pia");
        JsonObject guardianAgain = signIn(guardians(0), "&scope=openid", "gun");

        assertThat(staffAgain.getString("sub")).isEqualTo(staff.getString("sub"));
        assertThat(guardianAgain.getString("sub")).isEqualTo(guardian.getString("sub"));
        municipalities = before;
        provisioning.run(municipalities, List.of(GUN));
    }

    @Test
    void nobody_can_change_the_identifier_by_which_the_municipality_knows_them() {
        for (String realm : List.of("staff", "guardians", "tallby-idp", "bjorkvik-idp")) {
            var attributes = new Admin(keycloak.address(), "admin's")
                    .get("/" + realm + "/users/profile")
                    .orElseThrow()
                    .asJsonObject();
            assertThat(attributes.getString("unmanagedAttributePolicy", "")).isEmpty();
            assertThat(attributes.getJsonArray("attributes").getValuesAs(JsonObject.class))
                    .filteredOn(attribute -> attribute.getString("name").endsWith("_id"))
                    .hasSize(2)
                    .allSatisfy(attribute -> assertThat(
                                    attribute.getJsonObject("permissions").getJsonArray("edit"))
                            .hasToString("[\"admin\"]"));
        }
    }

    private static JsonObject signIn(Client client, String more, String username) throws Exception {
        Browser browser = new Browser(client.origin());
        String verifier = Client.verifier();
        URI back = client.signIn(browser, verifier, more, username, "kotte");
        return Client.claims(Client.idToken(client.redeem(back, verifier)));
    }

    private static Client guardians(int municipality) {
        Municipality there = municipalities.get(municipality);
        return new Client(
                Provisioning.issuer(keycloak.address(), Provisioning.GUARDIANS),
                there.guardianClient(),
                "secret of " + there.guardianClient(),
                there.origin());
    }

    private static String at(String tenant) {
        return "&scope=openid+organization:" + tenant + "&kc_idp_hint=" + tenant + "-sso";
    }

    private static Client staff(int municipality) {
        Municipality there = municipalities.get(municipality);
        return new Client(
                Provisioning.issuer(keycloak.address(), Provisioning.STAFF),
                there.staffClient(),
                "secret of " + there.staffClient(),
                there.origin());
    }
}
