package se.kotte.plugins.documentation.reading;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import se.kotte.api.access.Viewer;

/** The children whose documentation a reader may open. */
@Dependent
class Children {
    static final int MOST = 200;

    /**
     * @param unit where the child is placed today; null between placements
     * @param since the first day of that placement
     */
    record Child(UUID id, String name, String givenName, UUID unit, String unitName, LocalDate since) {}

    private static final String COLUMNS = """
            select c.id, c.given_name || ' ' || c.family_name as name, c.given_name, p.unit_id, u.name as unit_name, p.valid_from
              from core_api.visible_children(:tenant, :person, :population, 'documentation.read', :today) v
              join core_api.child c on c.tenant_id = :tenant and c.id = v.child_id
              left join core_api.placement p
                on p.tenant_id = :tenant and p.child_id = c.id
               and p.valid_from <= :today and (p.valid_until is null or p.valid_until > :today)
              left join core_api.unit u on u.tenant_id = :tenant and u.id = p.unit_id
            """;

    private final Cards cards;

    @Inject
    Children(Cards cards) {
        this.cards = cards;
    }

    /** Those placed today at or below a unit, or all of a reader's if it is null; by unit, then by name. */
    List<Child> at(Viewer viewer, UUID unit) {
        return cards.ask(viewer, COLUMNS + """
                         where cast(:unit as uuid) is null
                            or p.unit_id in (select k.descendant_id from core_api.unit_closure k
                                              where k.tenant_id = :tenant and k.ancestor_id = :unit)
                         order by u.name, u.id, c.given_name, c.family_name, c.id
                         limit :limit
                        """)
                .bind("unit", unit)
                .bind("limit", MOST + 1)
                .list(Children::child);
    }

    /** The child, with each unit where it is placed today. */
    List<Child> placements(Viewer viewer, UUID child) {
        return cards.ask(viewer, COLUMNS + " where c.id = :child order by p.valid_from")
                .bind("child", child)
                .list(Children::child);
    }

    private static Child child(se.kotte.api.sql.Row row) throws java.sql.SQLException {
        return new Child(
                row.uuid("id"),
                row.text("name"),
                row.text("given_name"),
                row.uuid("unit_id"),
                row.text("unit_name"),
                row.date("valid_from"));
    }
}
