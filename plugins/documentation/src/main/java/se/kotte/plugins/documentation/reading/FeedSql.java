package se.kotte.plugins.documentation.reading;

/**
 * The statements of the lists. All begin a page of ids, {@code page(id)}, of at most {@code :limit} entries after
 * ({@code :at}, {@code :before}); {@link Cards#OF_PAGE} joins the bodies last.
 *
 * <p>What hides an entry is asked inside each branch, before its limit, so that no page comes out short.
 */
final class FeedSql {
    /**
     * Whether entry {@code %s} tags a child that hides it from the viewer. {@code is true} and {@code offset 0} keep it a
     * probe per row with one hash of the hidden children: as a join it would read everything that tags any of them.
     */
    private static final String HIDDEN = """
            exists (select 1
                      from p_documentation.entry_child h
                     where h.tenant_id = :tenant and h.entry_id = %s
                       and (h.child_id in (select child_id from hidden)) is true
                    offset 0)
            """;

    private static final String ABOUT_GOAL = """
            (cast(:goal as text) is null
             or exists (select 1
                          from p_documentation.entry_goal g
                         where g.tenant_id = :tenant and g.entry_id = %s
                           and g.curriculum_id = :curriculum and g.goal_id = :goal
                        offset 0))
            """;

    /** A branch: the newest that can be read among those that {@code %1$s} picks. */
    private static final String NEWEST = """
            select e.id, e.published_at
              from p_documentation.entry e
             where e.tenant_id = :tenant and e.published_at is not null and e.withdrawn_at is null
               and %1$s
               and (e.published_at, e.id) < (:at, :before)
               and not %2$s
             order by e.published_at desc, e.id desc
             limit :limit
            """;

    private static String newest(String which) {
        return NEWEST.formatted(which, HIDDEN.formatted("e.id"));
    }

    private static final String PAGE = """
            page as materialized (
                select id from candidate order by published_at desc, id desc limit :limit)
            """;

    /** Rules 2 to 6: by each child, and by each unit at or above each placement of each child. */
    static final String GUARDIAN = """
            with mine as materialized (
                select g.child_id
                  from core_api.guarded_children(:tenant, :person, 'documentation.read', :today) g
                 where cast(:child as uuid) is null or g.child_id = :child
            ), audience as materialized (
                select a.unit_id, a.since, a.until
                  from p_documentation.audiences(:tenant, :person, :today) a
                 where cast(:child as uuid) is null or a.child_id = :child
            ), hidden as materialized (
                select h.child_id from p_documentation.hidden_children(:tenant, :person, :population, :today) h
            ), candidate as (
                select tagged.id, tagged.published_at
                  from mine
                 cross join lateral (
                       select x.entry_id as id, x.published_at
                         from p_documentation.entry_child x
                         join p_documentation.entry e on e.tenant_id = x.tenant_id and e.id = x.entry_id
                        where x.tenant_id = :tenant and x.child_id = mine.child_id
                          and (x.published_at, x.entry_id) < (:at, :before)
                          and e.audience <> 'staff'
                          and not %1$s
                          and %2$s
                        order by x.published_at desc, x.entry_id desc
                        limit :limit) tagged
                union
                select told.id, told.published_at
                  from audience
                 cross join lateral (
                       %3$s) told
            ),
            """.formatted(
                            HIDDEN.formatted("x.entry_id"),
                            ABOUT_GOAL.formatted("x.entry_id"),
                            newest("""
                                    e.audience_unit_id = audience.unit_id
                                    and e.published_at >= audience.since and e.published_at < audience.until
                                    and\s""" + ABOUT_GOAL.formatted("e.id")))
            + PAGE;

    /** Where staff hold the right: at the whole municipality, over whole preschools, or in single rooms (rule 7). */
    static final String PLACES = """
            with seat as materialized (
                select s.unit_id, s.kind
                  from p_documentation.seats(:tenant, :person, 'documentation.read', :today) s
                 where cast(:unit as uuid) is null
                union
                select u.id, u.kind
                  from p_documentation.seats(:tenant, :person, 'documentation.read', :today) s
                  join core_api.unit_closure c
                    on c.tenant_id = :tenant and c.ancestor_id = s.unit_id and c.descendant_id = :unit
                  join core_api.unit u on u.tenant_id = :tenant and u.id = c.descendant_id
            ), whole as materialized (
                select coalesce(bool_or(kind = 'municipality'), false) as held,
                       coalesce(bool_or(kind in ('municipality', 'area')), false) as wide
                  from seat
            ), school as materialized (
                select c.descendant_id as id, bool_or(s.kind = 'area') as by_area
                  from seat s
                  join core_api.unit_closure c on c.tenant_id = :tenant and c.ancestor_id = s.unit_id
                  join core_api.unit u on u.tenant_id = :tenant and u.id = c.descendant_id and u.kind = 'preschool'
                 where s.kind in ('area', 'preschool') and not (select held from whole)
                 group by c.descendant_id
            ), room as materialized (
                select distinct c.descendant_id as id
                  from seat s
                  join core_api.unit_closure c on c.tenant_id = :tenant and c.ancestor_id = s.unit_id
                 where s.kind in ('department', 'group') and not (select held from whole)
            ), hidden as materialized (
                select h.child_id from p_documentation.hidden_children(:tenant, :person, :population, :today) h
            ),
            """;

    /** Rules 7 and 8, in one statement for every width of a role. */
    static final String STAFF = PLACES
            + """
            candidate as (
                (%1$s)
                union
                select w.id, w.published_at from school cross join lateral (%2$s) w
                union
                select w.id, w.published_at from room cross join lateral (%3$s) w
            ),
            """.formatted(
                            newest("(select held from whole)"),
                            newest("e.preschool_id = school.id"),
                            newest("e.unit_id = room.id"))
            + PAGE;

    /** As {@link #STAFF}, about one goal: a role as wide as an area goes by the goal, a narrower one by what it reads. */
    static final String STAFF_GOAL = PLACES
            + """
            candidate as (
                (select g.entry_id as id, g.published_at
                   from p_documentation.entry_goal g
                   join p_documentation.entry e on e.tenant_id = g.tenant_id and e.id = g.entry_id
                  where (select wide from whole)
                    and g.tenant_id = :tenant and g.curriculum_id = :curriculum and g.goal_id = :goal
                    and (g.published_at, g.entry_id) < (:at, :before)
                    and ((select held from whole)
                         or (e.preschool_id in (select id from school where by_area)) is true)
                    and not %1$s
                  order by g.published_at desc, g.entry_id desc
                  limit :limit)
                union
                select w.id, w.published_at from school cross join lateral (%2$s) w where not school.by_area
                union
                select w.id, w.published_at from room cross join lateral (%3$s) w
            ),
            """.formatted(
                            HIDDEN.formatted("g.entry_id"),
                            newest("e.preschool_id = school.id and " + ABOUT_GOAL.formatted("e.id")),
                            newest("e.unit_id = room.id and " + ABOUT_GOAL.formatted("e.id")))
            + PAGE;

    /** What is published about one child, by the single check of each row. */
    static final String PORTFOLIO = """
            with page as materialized (
                select x.entry_id as id
                  from p_documentation.entry_child x
                 cross join lateral p_documentation.readable(:tenant, :person, :population, :today, x.entry_id) r
                 where x.tenant_id = :tenant and x.child_id = :child
                   and (x.published_at, x.entry_id) < (:at, :before)
                 order by x.published_at desc, x.entry_id desc
                 limit :limit)
            """;

    /** Rule 1. */
    static final String DRAFTS = """
            with page as materialized (
                select e.id
                  from p_documentation.entry e
                 cross join lateral p_documentation.readable(:tenant, :person, :population, :today, e.id) r
                 where e.tenant_id = :tenant and e.author_id = :person and e.published_at is null
                 order by e.changed_at desc
                 limit :limit)
            """;

    private FeedSql() {}
}
