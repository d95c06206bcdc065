package se.kotte.launcher.keycloak;

import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import se.kotte.launcher.Secrets;

/** What the server does at Keycloak: sends a browser there, redeems the code that comes back. */
record Client(String issuer, String id, String secret, String origin) {

    URI authorize(String verifier, String more) throws Exception {
        byte[] challenge = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
        return URI.create(issuer + "/protocol/openid-connect/auth?response_type=code&client_id=" + id + "&redirect_uri="
                + Browser.encode(origin + "/sign-in/callback") + "&state=s&nonce=n&code_challenge_method=S256"
                + "&code_challenge=" + Base64.getUrlEncoder().withoutPadding().encodeToString(challenge) + more);
    }

    /** A code for a new browser journey, given by the staff's or guardian's account. */
    URI signIn(Browser browser, String verifier, String more, String username, String password) throws Exception {
        browser.open(authorize(verifier, more));
        return browser.signIn(username, password);
    }

    HttpResponse<String> redeem(URI callback, String verifier) throws Exception {
        String form = "grant_type=authorization_code&code="
                + Browser.encode(Browser.query(callback).get("code")) + "&redirect_uri="
                + Browser.encode(origin + "/sign-in/callback") + "&code_verifier=" + verifier;
        String basic = Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(issuer + "/protocol/openid-connect/token"))
                                .header("Authorization", "Basic " + basic)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(form))
                                .build(),
                        BodyHandlers.ofString());
    }

    /** The ID token of an answer. */
    static String idToken(HttpResponse<String> answer) {
        JsonObject body = Json.parse(answer.body()).asJsonObject();
        if (!body.containsKey("id_token")) throw new AssertionError(body);
        return body.getString("id_token");
    }

    static JsonObject claims(String idToken) {
        String payload = idToken.split("\\.")[1];
        return Json.parse(new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8))
                .asJsonObject();
    }

    static String verifier() {
        return Secrets.random();
    }
}
