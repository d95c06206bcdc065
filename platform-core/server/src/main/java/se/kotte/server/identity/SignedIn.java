package se.kotte.server.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import se.kotte.api.sql.Row;
import se.kotte.api.sql.Sql;

/** Finds the person behind a session, in one statement that also reads who was signed out and who has left. */
@ApplicationScoped
public class SignedIn {
    public record Person(UUID id, String name) {}

    /** @param gone why the session counts no more; null while it does */
    record Found(Person person, Reason gone) {}

    static final String STATEMENT = """
            select p.id, p.given_name || ' ' || p.family_name as name, p.ended_at is not null as has_left,
                   exists (select 1
                             from core.signed_out o
                            where o.issuer = :issuer and o.kind = 'sid' and o.value = :sid
                              and o.before > :startedAt)
                or exists (select 1
                             from core.signed_out o
                            where o.issuer = :issuer and o.kind = 'sub' and o.value = :subject
                              and o.before > :startedAt) as signed_out
              from core.sign_in s
              join core.tenant_identity i
                on i.tenant_id = s.tenant_id and i.population = s.population and i.issuer = s.issuer
              join core.person p
                on p.tenant_id = s.tenant_id and p.id = s.person_id
             where s.tenant_id = :tenant
               and s.population = :population and s.issuer = :issuer and s.subject = :subject
            """;

    @Inject
    private Sql sql;

    @Inject
    private HttpServletRequest request;

    SignedIn() {}

    SignedIn(Sql sql) {
        this.sql = sql;
    }

    /**
     * Empty when the session was signed out, or the person is not bound here or has left; the sign-in page then says
     * which. Called inside the resource's transaction.
     */
    public Optional<Person> person(Session session) {
        var found = find(session);
        if (found.gone() == null) return Optional.of(found.person());
        request.setAttribute(Reason.ATTRIBUTE, found.gone());
        return Optional.empty();
    }

    Found find(Session session) {
        return sql.of(STATEMENT)
                .bind("population", session.population())
                .bind("issuer", session.issuer())
                .bind("subject", session.subject())
                .bind("sid", session.sid())
                .bind("startedAt", session.startedAt())
                .one(SignedIn::found)
                .orElse(new Found(null, Reason.SIGNED_OUT));
    }

    private static Found found(Row row) throws java.sql.SQLException {
        var person = new Person(row.uuid("id"), row.text("name"));
        if (row.flag("signed_out")) return new Found(person, Reason.SIGNED_OUT);
        return new Found(person, row.flag("has_left") ? Reason.LEFT : null);
    }
}
