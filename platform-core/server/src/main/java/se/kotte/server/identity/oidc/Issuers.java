package se.kotte.server.identity.oidc;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What the issuers publish of themselves: addresses (OpenID Connect Discovery 1.0) and keys. */
public final class Issuers {
    static final int CONNECT_MILLIS = 2_000;
    static final int READ_MILLIS = 5_000;
    private static final int LARGEST = 200_000;
    private static final int KEYS_LIVE_MILLIS = 300_000;
    private static final int KEYS_REFETCH_MILLIS = 15_000;

    private static final DefaultResourceRetriever RETRIEVER =
            new DefaultResourceRetriever(CONNECT_MILLIS, READ_MILLIS, LARGEST) {
                @Override
                protected HttpURLConnection openHTTPConnection(URL url) throws IOException {
                    var connection = super.openHTTPConnection(url);
                    connection.setInstanceFollowRedirects(false);
                    return connection;
                }
            };

    private final Map<String, JWKSource<SecurityContext>> keys = new ConcurrentHashMap<>();

    /**
     * Asks the issuer for its addresses.
     *
     * @param issuer one that a municipality is configured with
     * @throws IOException it did not answer, or not as itself
     */
    public OIDCProviderMetadata discover(String issuer) throws IOException {
        try {
            var address =
                    URI.create(issuer + "/.well-known/openid-configuration").toURL();
            var metadata = OIDCProviderMetadata.parse(
                    RETRIEVER.retrieveResource(address).getContent());
            if (!metadata.getIssuer().getValue().equals(issuer))
                throw new IOException("the discovery document of " + issuer + " is of another issuer");
            return metadata;
        } catch (ParseException | IllegalArgumentException e) {
            throw new IOException("the discovery document of " + issuer + " cannot be read", e);
        }
    }

    /**
     * The issuer's keys: fetched when first needed, kept for five minutes, and fetched again for a key id that is not
     * among them; the library allows two fetches in thirty seconds.
     *
     * @param issuer one that a municipality is configured with
     * @throws IOException it did not answer
     */
    JWKSource<SecurityContext> keys(String issuer) throws IOException {
        var held = keys.get(issuer);
        if (held != null) return held;
        var address = discover(issuer).getJWKSetURI();
        if (address == null) throw new IOException(issuer + " publishes no keys");
        var url = address.toURL();
        return keys.computeIfAbsent(issuer, i -> source(url));
    }

    private static JWKSource<SecurityContext> source(URL url) {
        // No refresh ahead of time: it would take threads that the container does not know.
        return JWKSourceBuilder.<SecurityContext>create(url, RETRIEVER)
                .cache(KEYS_LIVE_MILLIS, KEYS_REFETCH_MILLIS)
                .refreshAheadCache(false)
                .rateLimited(true)
                .build();
    }
}
