package se.kotte.plugins.documentation.reading;

/** The statements behind the numbers of the curriculum's page: the same rules as the feeds, without a limit. */
final class GoalSql {
    /** What hides an entry, as a join: here everything is read anyway. */
    private static final String NOT_HIDDEN = """
            not exists (select 1
                          from p_documentation.entry_child h
                         where h.tenant_id = :tenant and h.entry_id = found.id
                           and h.child_id in (select child_id from hidden))
            """;

    private static final String COUNT = """
            select g.curriculum_id, g.goal_id, count(*) as n
              from found
              join p_documentation.entry_goal g on g.tenant_id = :tenant and g.entry_id = found.id
             where %s
             group by g.curriculum_id, g.goal_id
            """.formatted(NOT_HIDDEN);

    static final String GUARDIAN = """
            with mine as materialized (
                select g.child_id
                  from core_api.guarded_children(:tenant, :person, 'documentation.read', :today) g
                 where cast(:child as uuid) is null or g.child_id = :child
            ), audience as materialized (
                select a.unit_id, greatest(a.since, :since) as since, a.until
                  from p_documentation.audiences(:tenant, :person, :today) a
                 where cast(:child as uuid) is null or a.child_id = :child
            ), hidden as materialized (
                select h.child_id from p_documentation.hidden_children(:tenant, :person, :population, :today) h
            ), found as materialized (
                select e.id
                  from mine
                  join p_documentation.entry_child x on x.tenant_id = :tenant and x.child_id = mine.child_id and x.published_at >= :since
                  join p_documentation.entry e on e.tenant_id = x.tenant_id and e.id = x.entry_id and e.audience <> 'staff'
                union
                select e.id
                  from audience
                  join p_documentation.entry e
                    on e.tenant_id = :tenant and e.audience_unit_id = audience.unit_id
                   and e.published_at >= audience.since and e.published_at < audience.until
                   and e.published_at is not null and e.withdrawn_at is null
            )
            """ + COUNT;

    static final String STAFF = FeedSql.PLACES + """
            found as materialized (
                select e.id
                  from p_documentation.entry e
                 where (select held from whole)
                   and e.tenant_id = :tenant and e.published_at >= :since
                   and e.published_at is not null and e.withdrawn_at is null
                union
                select e.id
                  from school
                  join p_documentation.entry e
                    on e.tenant_id = :tenant and e.preschool_id = school.id and e.published_at >= :since
                   and e.published_at is not null and e.withdrawn_at is null
                union
                select e.id
                  from room
                  join p_documentation.entry e
                    on e.tenant_id = :tenant and e.unit_id = room.id and e.published_at >= :since
                   and e.published_at is not null and e.withdrawn_at is null
            )
            """ + COUNT;

    private GoalSql() {}
}
