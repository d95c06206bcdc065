package se.kotte.server.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import se.kotte.api.access.Population;
import se.kotte.server.identity.oidc.CodeFlow;
import se.kotte.server.identity.oidc.Issuers;
import se.kotte.server.identity.oidc.LogoutTokens;
import se.kotte.server.identity.oidc.TenantIdentity;

/** What identity is configured with; a node without keys does not start. */
@ApplicationScoped
class IdentityConfiguration {
    @Inject
    private Config config;

    @Produces
    @Singleton
    Seal seal(@ConfigProperty(name = "kotte.session.keys") String keys) {
        return Seal.of(keys);
    }

    @Produces
    @Singleton
    SessionCookie sessionCookie(
            Seal seal,
            @ConfigProperty(name = "kotte.session.staff.idle", defaultValue = "PT60M") Duration staffIdle,
            @ConfigProperty(name = "kotte.session.staff.absolute", defaultValue = "PT8H") Duration staffAbsolute,
            @ConfigProperty(name = "kotte.session.guardian.idle", defaultValue = "P14D") Duration guardianIdle,
            @ConfigProperty(name = "kotte.session.guardian.absolute", defaultValue = "P30D")
                    Duration guardianAbsolute) {
        return new SessionCookie(
                seal,
                Map.of(
                        Population.STAFF, new Limits(staffIdle, staffAbsolute, false),
                        Population.GUARDIAN, new Limits(guardianIdle, guardianAbsolute, true)));
    }

    @Produces
    @Singleton
    Issuers issuers() {
        return new Issuers();
    }

    @Produces
    @Singleton
    CodeFlow codeFlow(Issuers issuers) {
        return new CodeFlow(issuers);
    }

    @Produces
    @Singleton
    LogoutTokens logoutTokens(Issuers issuers) {
        return new LogoutTokens(issuers);
    }

    /** @throws IllegalStateException the node has no secret of that name */
    String secret(TenantIdentity identity) {
        var key = "kotte.secret." + identity.secretRef();
        return config.getOptionalValue(key, String.class)
                .orElseThrow(() -> new IllegalStateException("configure " + key + ": the secret of client "
                        + identity.clientId() + " at " + identity.issuer()));
    }
}
