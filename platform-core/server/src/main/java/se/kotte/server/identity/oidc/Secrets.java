package se.kotte.server.identity.oidc;

import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;

/**
 * What ties an answer to the browser that asked; 256 random bits each.
 *
 * @param state comes back in the answer's address
 * @param nonce comes back inside the ID token
 * @param verifier proves at the token endpoint that the code was asked for here (RFC 7636)
 */
public record Secrets(String state, String nonce, String verifier) {
    public static Secrets create() {
        return new Secrets(new State().getValue(), new Nonce().getValue(), new CodeVerifier().getValue());
    }
}
