package se.kotte.server.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import se.kotte.api.access.Ids;
import se.kotte.api.access.Population;
import se.kotte.api.sql.Sql;
import se.kotte.api.time.TenantClock;
import se.kotte.server.identity.oidc.Identified;

/**
 * Finds the imported person whom the issuer has signed in. The first time by an identifier that exactly one person
 * carries; from then on by (issuer, subject) alone, whatever identifiers say.
 */
@ApplicationScoped
class Binding {
    enum Match {
        FOUND,
        /** Nobody here carries the identifier, or the issuer gave none. */
        UNKNOWN,
        /** Two persons carry it: the import must tell them apart. */
        TWO,
        /** The only one who carries it signs in as another subject: audited, never re-bound here. */
        TAKEN,
        /** Bound to a person who is no longer in the source. */
        LEFT
    }

    private record Bound(UUID person, boolean left) {}

    @Inject
    private Sql sql;

    @Inject
    private TenantClock clock;

    Binding() {}

    Binding(Sql sql, TenantClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Looks in the tenant of this request; a refusal is an answer and not an exception, so that its audit row stays. */
    @Transactional
    public Match match(Population population, Identified identified) {
        var bound = bound(population, identified);
        if (bound.isPresent()) return bound.get().left() ? Match.LEFT : Match.FOUND;
        if (identified.identifier() == null || identified.identifier().isBlank()) return Match.UNKNOWN;
        var candidates = sql.of("""
                        select p.id
                          from core.sign_in_identifier i
                          join core.person p
                            on p.tenant_id = i.tenant_id and p.id = i.person_id and p.ended_at is null
                         where i.tenant_id = :tenant and i.population = :population and i.identifier = :identifier
                         limit 2
                        """)
                .bind("population", population)
                .bind("identifier", identified.identifier())
                .list(row -> row.uuid("id"));
        if (candidates.isEmpty()) return Match.UNKNOWN;
        if (candidates.size() > 1) return Match.TWO;
        return bind(candidates.get(0), population, identified);
    }

    private Optional<Bound> bound(Population population, Identified identified) {
        return sql.of("""
                        select p.id, p.ended_at is not null as has_left
                          from core.sign_in s
                          join core.person p
                            on p.tenant_id = s.tenant_id and p.id = s.person_id
                         where s.tenant_id = :tenant
                           and s.population = :population and s.issuer = :issuer and s.subject = :subject
                        """)
                .bind("population", population)
                .bind("issuer", identified.issuer())
                .bind("subject", identified.subject())
                .one(row -> new Bound(row.uuid("id"), row.flag("has_left")));
    }

    private Match bind(UUID person, Population population, Identified identified) {
        // Two first sign-ins at once: the unique constraints let one through, and the other finds what that one wrote.
        int added = sql.of("""
                        insert into core.sign_in (tenant_id, population, issuer, subject, person_id, bound_at)
                        values (:tenant, :population, :issuer, :subject, :person, :at)
                            on conflict do nothing
                        """)
                .bind("population", population)
                .bind("issuer", identified.issuer())
                .bind("subject", identified.subject())
                .bind("person", person)
                .bind("at", clock.now())
                .run();
        if (added == 1) {
            audit(person, population, "sign-in.bound");
            return Match.FOUND;
        }
        if (bound(population, identified).filter(b -> b.person().equals(person)).isPresent()) return Match.FOUND;
        audit(person, population, "sign-in.refused");
        return Match.TAKEN;
    }

    /** Nobody is signed in yet, so the person in whose name it is tried stands for who did it. */
    private void audit(UUID person, Population population, String deed) {
        sql.of("""
                        insert into core.audit (tenant_id, id, at, person_id, population, deed, subject_id)
                        values (:tenant, :id, :at, :person, :population, :deed, :person)
                        """)
                .bind("id", Ids.create())
                .bind("at", clock.now())
                .bind("person", person)
                .bind("population", population)
                .bind("deed", deed)
                .run();
    }
}
