package se.kotte.plugins.documentation.reading;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import se.kotte.api.access.Viewer;
import se.kotte.api.web.Components;

/** To what a reader can narrow their lists: guardians to a child, staff to a unit and from there down. */
@Dependent
class Scopes {
    static final int MOST = 40;

    /** @param chosen whether the list is narrowed to it now */
    record Option(UUID id, String name, String hue, boolean chosen) {}

    private final Cards cards;

    @Inject
    Scopes(Cards cards) {
        this.cards = cards;
    }

    List<Option> children(Viewer viewer, UUID chosen) {
        return cards.ask(viewer, """
                        select c.id, c.given_name as name
                          from core_api.guarded_children(:tenant, :person, 'documentation.read', :today) g
                          join core_api.child c on c.tenant_id = :tenant and c.id = g.child_id
                         order by c.given_name, c.id
                         limit :limit
                        """).bind("limit", MOST).list(row -> {
            var id = row.uuid("id");
            return new Option(id, row.text("name"), Components.hue(id), id.equals(chosen));
        });
    }

    /** Where staff have a role, or below the only role or below what is chosen. */
    List<Option> units(Viewer viewer, UUID chosen) {
        return cards.ask(viewer, """
                        with seat as materialized (
                            select distinct s.unit_id
                              from p_documentation.seats(:tenant, :person, 'documentation.read', :today) s
                        ), option as (
                            select s.unit_id as id from seat s where cast(:unit as uuid) is null and (select count(*) from seat) > 1
                            union
                            select u.id
                              from seat s
                              join core_api.unit u on u.tenant_id = :tenant and u.parent_id = s.unit_id
                             where cast(:unit as uuid) is null and (select count(*) from seat) = 1
                            union
                            select u.id
                              from core_api.visible_units(:tenant, :person, 'documentation.read', :today) v
                              join core_api.unit u
                                on u.tenant_id = :tenant and u.id = v.unit_id and (u.id = :unit or u.parent_id = :unit)
                        )
                        select u.id, u.name, u.hue
                          from option
                          join core_api.unit u on u.tenant_id = :tenant and u.id = option.id
                         where u.valid_until is null or u.valid_until > :today
                         order by u.id <> cast(:unit as uuid), u.name, u.id
                         limit :limit
                        """).bind("unit", chosen).bind("limit", MOST).list(row -> {
            var id = row.uuid("id");
            var hue = row.text("hue");
            return new Option(id, row.text("name"), hue == null ? Components.hue(id) : hue, id.equals(chosen));
        });
    }
}
