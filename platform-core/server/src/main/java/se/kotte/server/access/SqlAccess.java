package se.kotte.server.access;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import se.kotte.api.access.Access;
import se.kotte.api.access.ChildId;
import se.kotte.api.access.PersonId;
import se.kotte.api.access.UnitId;
import se.kotte.api.access.Viewer;
import se.kotte.api.problem.Problem;
import se.kotte.api.sql.Sql;
import se.kotte.api.time.TenantClock;
import se.kotte.server.identity.Session;
import se.kotte.server.identity.SignedIn;

/** Asks the access functions of the database; remembers that it was asked. */
@RequestScoped
class SqlAccess implements Access {
    @Inject
    private HttpServletRequest request;

    @Inject
    private SignedIn signedIn;

    @Inject
    private Sql sql;

    @Inject
    private TenantClock clock;

    private boolean asked;
    private Viewer viewer;

    @Override
    public Viewer viewer() {
        asked = true;
        if (viewer == null) {
            var session = Session.of(request).orElseThrow(SqlAccess::signInNeeded);
            viewer = signedIn.person(session)
                    .map(person -> new SignedInPerson(new PersonId(person.id()), session.population(), person.name()))
                    .orElseThrow(SqlAccess::signInNeeded);
        }
        return viewer;
    }

    private static Problem signInNeeded() {
        return Problem.of(Problem.Type.SIGN_IN_NEEDED, "Sign in first.");
    }

    /** Whether this request has asked for a right, or at least for the viewer. */
    boolean asked() {
        return asked;
    }

    @Override
    public Viewer require(String capability) {
        var asking = viewer();
        return allowed(asking, holds(asking, capability));
    }

    @Override
    public boolean holds(String capability) {
        return holds(viewer(), capability);
    }

    private boolean holds(Viewer asking, String capability) {
        return asking.isGuardian()
                ? ask(
                        "select 1 from core_api.guarded_children(:tenant, :person, :capability, :day) limit 1",
                        asking,
                        capability,
                        null)
                : ask("""
                        select 1
                          from core_api.assignment a
                          join core_api.role_capability r
                            on r.tenant_id = a.tenant_id and r.role_id = a.role_id and r.capability = :capability
                         where a.tenant_id = :tenant and a.person_id = :person
                           and a.valid_from <= :day and (a.valid_until is null or a.valid_until > :day)
                         limit 1
                        """, asking, capability, null);
    }

    @Override
    public Viewer require(String capability, UnitId unit) {
        var asking = viewer();
        return allowed(asking, !asking.isGuardian() && ask("""
                                select 1 from core_api.visible_units(:tenant, :person, :capability, :day) u
                                 where u.unit_id = :target
                                """, asking, capability, unit));
    }

    @Override
    public Viewer require(String capability, ChildId child) {
        var asking = viewer();
        return allowed(asking, ask("""
                        select 1 from core_api.visible_children(:tenant, :person, :population, :capability, :day) c
                         where c.child_id = :target
                         limit 1
                        """, asking, capability, child));
    }

    private boolean ask(String question, Viewer asking, String capability, Object target) {
        return sql.of(question)
                .bind("person", asking.person())
                .bind("population", asking.population())
                .bind("capability", capability)
                .bind("day", clock.today())
                .bind("target", target)
                .one(row -> true)
                .isPresent();
    }

    private static Viewer allowed(Viewer asking, boolean yes) {
        if (!yes) throw Problem.notFound();
        return asking;
    }
}
