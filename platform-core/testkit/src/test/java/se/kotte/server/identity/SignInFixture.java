package se.kotte.server.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import se.kotte.api.access.PersonId;
import se.kotte.api.access.Population;
import se.kotte.api.time.TenantClock;
import se.kotte.server.identity.oidc.Identified;
import se.kotte.testkit.Bjorkvik;
import se.kotte.testkit.Municipality;
import se.kotte.testkit.Tallby;
import se.kotte.testkit.TestDatabase;

/** Two municipalities whose staff come through one realm and whose guardians through another. */
final class SignInFixture implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-23T07:30:00Z");
    static final String STAFF = "https://sso.example/realms/staff";
    static final String GUARDIANS = "https://sso.example/realms/guardians";

    private static final Map<Population, Limits> LIMITS = Map.of(
            Population.STAFF, new Limits(Duration.ofMinutes(60), Duration.ofHours(8), false),
            Population.GUARDIAN, new Limits(Duration.ofDays(14), Duration.ofDays(30), true));
    private static final String KEYS = "k1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";

    final TestDatabase db = TestDatabase.create();
    final Tallby tallby = Municipality.tallby(db, LocalDate.of(2026, 11, 23));
    final Bjorkvik bjorkvik = Municipality.bjorkvik(db, LocalDate.of(2026, 11, 23));
    final SessionCookie sessions = new SessionCookie(Seal.of(KEYS), LIMITS);
    final SignedOut signedOut = new SignedOut(db.app());
    final TenantIdentities identities = new TenantIdentities(db.app());

    SignInFixture() {
        for (var slug : new String[] {"tallby", "bjorkvik"}) db.asOwner("""
                    insert into core.tenant_identity
                           (tenant_id, population, issuer, client_id, secret_ref, required_organization, idp_alias)
                    select id, 'staff', '%1$s', 'kotte-%3$s-staff', '%3$s-staff', '%3$s', '%3$s-idp' from core.tenant where slug = '%3$s'
                    union all
                    select id, 'guardian', '%2$s', 'kotte-%3$s-guardian', '%3$s-guardian', null, null from core.tenant where slug = '%3$s'
                    """.formatted(STAFF, GUARDIANS, slug));
    }

    static Identified staff(String subject, String identifier) {
        return new Identified(STAFF, subject, "sid-of-" + subject, "1", NOW, identifier, "token");
    }

    static Identified guardian(String subject, String identifier) {
        return new Identified(GUARDIANS, subject, "sid-of-" + subject, "1", NOW, identifier, "token");
    }

    Binding.Match match(int tenant, Population population, Identified identified) {
        return db.inTenant(tenant, sql -> new Binding(sql, clock()).match(population, identified));
    }

    /** A session that began at {@code started}, of someone whom {@link #match} has bound. */
    Session session(int tenant, Population population, Identified who, Instant started) {
        return sessions.begin(tenant, population, who.issuer(), who.subject(), who.sid(), who.acr(), NOW, started);
    }

    SignedIn.Found find(Session session) {
        return db.inTenant(session.tenant(), sql -> new SignedIn(sql).find(session));
    }

    void end(int tenant, PersonId person) {
        db.asOwner("update core.person set ended_at = '%s' where tenant_id = %d and id = '%s'"
                .formatted(NOW, tenant, person));
    }

    int count(String table) {
        return db.asOwner(sql -> sql.of("select count(*) as n from core." + table)
                .one(row -> row.number("n"))
                .orElseThrow());
    }

    private static TenantClock clock() {
        return new TenantClock() {
            @Override
            public Instant now() {
                return NOW;
            }

            @Override
            public ZoneId zone() {
                return ZoneId.of("Europe/Stockholm");
            }
        };
    }

    @Override
    public void close() {
        db.close();
    }
}
