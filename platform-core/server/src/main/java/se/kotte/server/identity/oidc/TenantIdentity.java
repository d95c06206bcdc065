package se.kotte.server.identity.oidc;

import se.kotte.api.access.Population;

/**
 * Through which client of which issuer a municipality signs a population in.
 *
 * @param issuer its address, the same for browsers and for this node
 * @param secretRef name of the client's secret; the node resolves it
 * @param requiredOrganization alias that the token's organization claim must hold; null: none is asked for
 * @param idpAlias the identity provider that must have been used; null: the realm's own accounts
 */
public record TenantIdentity(
        int tenant,
        Population population,
        String issuer,
        String clientId,
        String secretRef,
        String requiredOrganization,
        String idpAlias) {}
