package se.kotte.server.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import se.kotte.api.sql.Sql;

/** Finds the person behind a session, in one statement that also reads the deny-list. */
@ApplicationScoped
public class SignedIn {
    public record Person(UUID id, String name) {}

    @Inject
    private Sql sql;

    /** Empty when the session was signed out, or the person is not bound here or has left. */
    public Optional<Person> person(Session session) {
        return sql.of("""
                        select p.id, p.given_name || ' ' || p.family_name as name
                          from core.sign_in s
                          join core.person p
                            on p.tenant_id = s.tenant_id and p.id = s.person_id and p.ended_at is null
                         where s.tenant_id = :tenant
                           and s.population = :population and s.issuer = :issuer and s.subject = :subject
                           and not exists (select 1
                                             from core.signed_out o
                                            where o.issuer = :issuer
                                              and ((o.kind = 'sid' and o.value = :sid)
                                                or (o.kind = 'sub' and o.value = :subject and o.before >= :authTime)))
                        """)
                .bind("population", session.population())
                .bind("issuer", session.issuer())
                .bind("subject", session.subject())
                .bind("sid", session.sid())
                .bind("authTime", session.authTime())
                .one(row -> new Person(row.uuid("id"), row.text("name")));
    }
}
