package se.kotte.server.shell;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import se.kotte.api.access.Access;
import se.kotte.api.access.Viewer;
import se.kotte.api.sql.Sql;
import se.kotte.api.time.TenantClock;

/** Reads in one statement what the frame shows of the person. */
@ApplicationScoped
class Readers {
    /** More units than this are no menu: then only those where a role is held are offered. */
    static final int LONGEST_MENU = 60;

    private static final String OF_STAFF = """
            with held as (
                select distinct a.unit_id, a.role_id
                  from core_api.assignment a
                 where a.tenant_id = :tenant and a.person_id = :person
                   and a.valid_from <= :day and (a.valid_until is null or a.valid_until > :day)
            )
            select 'capability' as kind, null::uuid as id, r.capability as name, null as within, null as hue, true as held
              from core_api.role_capability r
             where r.tenant_id = :tenant and r.role_id in (select h.role_id from held h)
            union all
            select 'place', u.id, u.name, p.name, u.hue, u.id in (select h.unit_id from held h)
              from core_api.unit u
              left join core_api.unit p on p.tenant_id = u.tenant_id and p.id = u.parent_id
             where u.tenant_id = :tenant
               and (u.id in (select h.unit_id from held h) or u.parent_id in (select h.unit_id from held h))
               and u.valid_from <= :day and (u.valid_until is null or u.valid_until > :day)
             order by kind, held desc, within nulls first, name, id
             limit 400
            """;

    private static final String OF_GUARDIANS = """
            with own as (
                select g.child_id from core_api.guarded_children(:tenant, :person, 'child.read', :day) g
            )
            select 'capability' as kind, null::uuid as id, r.capability as name, null as within, null as hue, true as held
              from core_api.role_capability r
             where r.tenant_id = :tenant and r.role_id = 'guardian' and exists (select from own)
            union all
            select 'place', c.id, c.given_name,
                   (select string_agg(u.name, ', ' order by u.name)
                      from core_api.placement p
                      join core_api.unit u on u.tenant_id = p.tenant_id and u.id = p.unit_id
                     where p.tenant_id = c.tenant_id and p.child_id = c.id
                       and p.valid_from <= :day and (p.valid_until is null or p.valid_until > :day)),
                   null, true
              from own
              join core_api.child c on c.tenant_id = :tenant and c.id = own.child_id
             order by kind, name, id
             limit 400
            """;

    private record Row(String kind, UUID id, String name, String within, String hue, boolean held) {
        boolean isPlace() {
            return kind.equals("place");
        }
    }

    private final Access access;
    private final Sql sql;
    private final TenantClock clock;

    @Inject
    Readers(Access access, Sql sql, TenantClock clock) {
        this.access = access;
        this.sql = sql;
        this.clock = clock;
    }

    /** For the container, which makes a proxy of this class. */
    Readers() {
        this(null, null, null);
    }

    /**
     * The signed-in person of this request.
     *
     * @throws se.kotte.api.problem.Problem sign-in needed
     */
    @Transactional
    Reader current() {
        return of(access.viewer());
    }

    Reader of(Viewer viewer) {
        var rows = sql.of(viewer.isGuardian() ? OF_GUARDIANS : OF_STAFF)
                .bind("person", viewer.person())
                .bind("day", clock.today())
                .list(row -> new Row(
                        row.text("kind"),
                        row.uuid("id"),
                        row.text("name"),
                        row.text("within"),
                        row.text("hue"),
                        row.flag("held")));
        var capabilities = new HashSet<String>();
        var places = new ArrayList<Place>();
        for (var row : rows) {
            if (row.isPlace()) places.add(new Place(row.id(), row.name(), row.within(), row.hue(), row.held()));
            else capabilities.add(row.name());
        }
        return new Reader(viewer.person(), viewer.name(), viewer.population(), capabilities, few(places));
    }

    private static List<Place> few(List<Place> places) {
        return places.size() <= LONGEST_MENU
                ? places
                : places.stream().filter(Place::held).toList();
    }
}
