package se.kotte.server.identity.oidc;

import java.time.Instant;

/**
 * Whom the issuer has signed in, as a verified ID token says.
 *
 * @param sid the issuer's session; empty if it names none
 * @param acr how; empty if it does not say
 * @param identifier by which a first sign-in is matched with an imported person (claim {@code kotte_id}); null without
 * @param idToken as it came, for signing out at the issuer
 */
public record Identified(
        String issuer, String subject, String sid, String acr, Instant authTime, String identifier, String idToken) {}
