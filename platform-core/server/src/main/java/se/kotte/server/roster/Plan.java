package se.kotte.server.roster;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import se.kotte.api.access.Ids;
import se.kotte.api.access.PersonId;
import se.kotte.api.access.Population;
import se.kotte.server.identity.PersonSessions;
import se.kotte.server.roster.ImportReport.Change;
import se.kotte.server.roster.ImportReport.Example;
import se.kotte.server.roster.ImportReport.Section;

/** The difference between what the bundle wants and what is there: told first, then carried out. */
final class Plan {
    private static final int EXAMPLES = 5;
    private static final int LINES = 50;

    private final RosterDb db;
    private List<Change> changes = List.of();

    Plan(RosterDb db) {
        this.db = db;
    }

    List<Change> make() {
        changes = Kinds.ALL.stream().map(this::make).toList();
        return changes;
    }

    private Change make(Kind kind) {
        db.keep(kind.table(), kind.plan());
        var examples = db.list(
                """
                select action, file, line, label, case when action = 'change' then what else '' end as what
                  from (select *, row_number() over (partition by action order by file, line, label) as place
                          from pg_temp.%s) p
                 where place <= %d
                 order by action, place""".formatted(kind.table(), EXAMPLES),
                (row, context) -> new Example(
                        row.getString("action"),
                        row.getString("file").isEmpty() ? "" : row.getString("file") + ":" + row.getLong("line"),
                        row.getString("label"),
                        row.getString("what")));
        return new Change(
                kind.id(),
                db.count(kind.standing()),
                count(kind, "add"),
                count(kind, "change"),
                count(kind, "end"),
                examples);
    }

    private long count(Kind kind, String action) {
        return db.count("select count(*) from pg_temp." + kind.table() + " where action = '" + action + "'");
    }

    /** Administration is what gives rights to others, or shows those who are protected. */
    Section administrators() {
        return section("""
                select p.file, p.line, p.label || ' as ' || p.role_id as text
                  from pg_temp.roster_plan_staff_assignments p
                 where p.action in ('add', 'change') and coalesce(p.valid_until > :today, true)
                   and exists (select 1 from core.role_capability c
                                where c.tenant_id = :tenant and c.role_id = p.role_id
                                  and c.capability in ('role.manage', 'child.protected'))""");
    }

    Section identifiers() {
        return section("select file, line, label as text from (" + IdentifierKind.OF_BOUND + ") b");
    }

    /** Bars and protections that stay although the bundle does not have them. */
    Section kept() {
        return section("""
                select 'users.csv' as file, w.line,
                       format('%s keeps the protection %s; the bundle has %s.', w.label, p.protection, coalesce(w.protection, 'none')) as text
                  from pg_temp.roster_person w
                  join core.person p on p.tenant_id = :tenant and p.id = w.id
                 where p.protection = 'protected_registration' and w.protection is distinct from p.protection
                    or p.protection = 'confidential' and coalesce(w.protection, 'none') = 'none'
                union all
                select n.file, n.line, format('%s gets the protection that the same identifier has already.', n.label)
                  from pg_temp.roster_plan_people n
                  join pg_temp.roster_person w on w.id = n.id
                 where n.action <> 'end' and coalesce(w.protection, 'none') <> n.protection
                   and not exists (select 1 from core.person p
                                    where p.tenant_id = :tenant and p.id = n.id and p.protection = n.protection)
                union all
                select 'users.csv', w.line, format('%s stays barred.', w.label)
                  from pg_temp.roster_guardian w
                  join core.guardian g
                    on g.tenant_id = :tenant and g.guardian_id = w.guardian_id and g.child_id = w.child_id
                 where g.barred_at is not null
                union all
                select n.file, n.line, format('%s is barred from the start: the same identifier is barred already.', n.label)
                  from pg_temp.roster_plan_guardians n
                 where n.action = 'add' and n.barred_at is not null""");
    }

    /** What the bundle holds and nobody will see. */
    List<String> ignored(List<String> files) {
        var ignored = new ArrayList<String>();
        if (!files.isEmpty()) ignored.add("not read: " + String.join(", ", files));
        ignored.addAll(db.list("""
                select text from (values
                    (1, 'classes.csv: %s of type scheduled',
                        (select count(*) from pg_temp.roster_classes where class_type = 'scheduled')),
                    (2, 'users.csv: %s disabled, treated as absent',
                        (select count(*) from pg_temp.roster_users u
                          where not exists (select 1 from pg_temp.roster_person p where p.label = u.source_id))),
                    (3, 'users.csv: %s without a role that means something here',
                        (select count(*) from pg_temp.roster_person p
                          where not p.student and not p.guardian
                            and not exists (select 1 from pg_temp.roster_roles r
                                              join pg_temp.roster_role_map m on m.source = r.role
                                             where r.user_id = p.label))),
                    (4, 'users.csv: %s agents of children who are not their guardians (or disabled)',
                        (select count(*) from pg_temp.roster_agent a
                          where not exists (select 1 from pg_temp.roster_guardian g
                                             where g.label = a.agent || ' of ' || a.child))),
                    (5, 'users.csv: %s identifiers that several persons share: none of them can sign in by it',
                        (select count(*) from (select 1 from pg_temp.roster_identifier
                                                group by population, identifier having count(*) > 1) s)),
                    (6, 'enrollments.csv: %s of role administrator or proctor',
                        (select count(*) from pg_temp.roster_enrollments where role in ('administrator', 'proctor')))
                ) n (place, form, number)
                cross join lateral format(n.form, n.number) text
                where number > 0
                order by place""", (row, context) -> row.getString("text")));
        return ignored;
    }

    private Section section(String query) {
        record Line(String text, long total) {}
        var lines = db.list(
                "select file, line, text, count(*) over () as total from (" + query
                        + ") s order by file, line, text limit " + LINES,
                (row, context) -> new Line(
                        row.getString("file") + ":" + row.getLong("line") + ": " + row.getString("text"),
                        row.getLong("total")));
        if (lines.isEmpty()) return Section.NONE;
        return new Section(lines.get(0).total(), lines.stream().map(Line::text).toList());
    }

    /** @param by the administrator; null for an operator */
    void apply(String sha256, UUID by) throws SQLException {
        for (var kind : Kinds.ALL) kind.apply().forEach(db::run);
        for (var population : Population.values())
            PersonSessions.end(db.connection(), db.tenant(), population, bound(population), db.now());
        db.record(Ids.create(), by, sha256, counts());
    }

    private List<PersonId> bound(Population population) {
        return db.list(
                "select person_id from (" + IdentifierKind.OF_BOUND + ") b where population = '" + population.code()
                        + "'",
                (row, context) -> new PersonId(row.getObject("person_id", UUID.class)));
    }

    private String counts() {
        return changes.stream()
                .filter(change -> !change.isEmpty())
                .map(change -> "\"%s\":{\"added\":%d,\"changed\":%d,\"ended\":%d}"
                        .formatted(change.kind(), change.added(), change.changed(), change.ended()))
                .collect(Collectors.joining(",", "{", "}"));
    }
}
