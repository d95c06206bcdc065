package se.kotte.server.identity.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An issuer that says whatever a test wants, with real signatures over real HTTP: for the answers that a real one never
 * gives. It redeems each code once, as a real one does.
 */
final class TestIssuer implements AutoCloseable {
    static final RSAKey KEY = key("k");
    static final RSAKey FOREIGN_KEY = key("k");

    private final HttpServer server;
    private final Map<String, String> tokensByCode = new ConcurrentHashMap<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private volatile Map<String, String> lastForm = Map.of();
    private volatile String claimedIssuer;
    private volatile String redirectTo;

    TestIssuer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        claimedIssuer = address();
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Paths asked for, in order. */
    List<String> calls() {
        return List.copyOf(calls);
    }

    /** Fields of the last token request, with the client's credentials under {@code authorization}. */
    Map<String, String> lastForm() {
        return lastForm;
    }

    /** From now on the discovery document names {@code issuer}. */
    void claimToBe(String issuer) {
        claimedIssuer = issuer;
    }

    /** From now on every request is answered with a redirect. */
    void redirectEverythingTo(String address) {
        redirectTo = address;
    }

    /** The code that will be redeemed for {@code token}, once. */
    String codeFor(String token) {
        var code = "code-" + tokensByCode.size();
        tokensByCode.put(code, token);
        return code;
    }

    static String signed(JWTClaimsSet claims) {
        return signed(claims, KEY, JWSAlgorithm.RS256);
    }

    static String signed(JWTClaimsSet claims, RSAKey key, JWSAlgorithm algorithm) {
        try {
            var jwt = new SignedJWT(
                    new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build(), claims);
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Signed with what everyone knows: the public key, taken for a shared secret. */
    static String signedWithThePublicKey(JWTClaimsSet claims) {
        try {
            var jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256)
                            .keyID(KEY.getKeyID())
                            .build(),
                    claims);
            jwt.sign(new MACSigner(KEY.toRSAPublicKey().getEncoded()));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static String unsigned(JWTClaimsSet claims) {
        return new PlainJWT(claims).serialize();
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        calls.add(path);
        if (redirectTo != null) {
            exchange.getResponseHeaders().set("Location", redirectTo + path);
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
            return;
        }
        switch (path) {
            case "/.well-known/openid-configuration" -> send(exchange, 200, discovery());
            case "/keys" -> send(exchange, 200, new JWKSet(KEY).toString());
            case "/token" -> redeem(exchange);
            default -> send(exchange, 404, "{}");
        }
    }

    private String discovery() {
        return """
                {"issuer":"%1$s","authorization_endpoint":"%2$s/auth","token_endpoint":"%2$s/token",
                 "jwks_uri":"%2$s/keys","end_session_endpoint":"%2$s/end","response_types_supported":["code"],
                 "subject_types_supported":["public"],"id_token_signing_alg_values_supported":["RS256"]}
                """.formatted(claimedIssuer, address());
    }

    private void redeem(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        var form = Stream.of(body.split("&"))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(field -> field[0], field -> URLDecoder.decode(field[1], UTF_8)));
        form.put("authorization", exchange.getRequestHeaders().getFirst("Authorization"));
        lastForm = form;
        var token = tokensByCode.remove(form.get("code"));
        if (token == null) send(exchange, 400, "{\"error\":\"invalid_grant\"}");
        else send(exchange, 200, "{\"access_token\":\"x\",\"token_type\":\"Bearer\",\"id_token\":\"" + token + "\"}");
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        var bytes = json.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
