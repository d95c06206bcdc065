package se.kotte.server.orgunit;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.LocalDate;
import se.kotte.api.access.Ids;
import se.kotte.api.access.UnitId;
import se.kotte.api.problem.Problem;
import se.kotte.api.sql.Sql;

/** Changes the tree. Called inside a transaction of the tenant, after the right to do it was asked for. */
@Dependent
public final class Units {
    private static final int LONGEST_NAME = 200;

    private final Sql sql;

    @Inject
    public Units(Sql sql) {
        this.sql = sql;
    }

    private record Unit(UnitId id, UnitId parent, UnitKind kind, boolean closed) {}

    /**
     * A new unit below {@code parent}.
     *
     * @param from the first day of the unit
     * @throws Problem not found; parent closed or not of a higher kind; name empty or too long
     */
    public UnitId create(UnitKind kind, String name, UnitId parent, LocalDate from) {
        var valid = valid(name);
        lockTree();
        requireRoom(find(parent), kind);
        var id = new UnitId(Ids.create());
        sql.of("""
                        insert into core.unit (tenant_id, id, parent_id, kind, name, valid_from)
                        values (:tenant, :id, :parent, :kind, :name, :from)""")
                .bind("id", id)
                .bind("parent", parent)
                .bind("kind", kind)
                .bind("name", valid)
                .bind("from", from)
                .run();
        sql.of("""
                        insert into core.unit_closure (tenant_id, ancestor_id, descendant_id, depth)
                        select c.tenant_id, c.ancestor_id, cast(:id as uuid), c.depth + 1
                          from core.unit_closure c
                         where c.tenant_id = :tenant and c.descendant_id = :parent
                        union all
                        select :tenant, :id, :id, 0""").bind("id", id).bind("parent", parent).run();
        return id;
    }

    /** @throws Problem not found; name empty or too long */
    public void rename(UnitId unit, String name) {
        var renamed = sql.of("update core.unit u set name = :name where u.tenant_id = :tenant and u.id = :id")
                .bind("id", unit)
                .bind("name", valid(name))
                .run();
        if (renamed == 0) throw Problem.notFound();
    }

    /**
     * Moves a unit with everything below it to another parent.
     *
     * @throws Problem not found; the root; either of them closed; the parent lies below the unit or is not of a higher kind
     */
    public void move(UnitId unit, UnitId parent) {
        lockTree();
        var moved = find(unit);
        var goal = find(parent);
        if (moved.parent() == null) throw conflict("The municipality itself cannot be moved.");
        if (moved.closed()) throw conflict("The unit is closed. What is closed stays where it is.");
        if (lies(goal, moved)) throw conflict("A unit cannot be moved below itself. Choose a unit outside of it.");
        requireRoom(goal, moved.kind());
        if (parent.equals(moved.parent())) return;
        sql.of("update core.unit u set parent_id = :parent where u.tenant_id = :tenant and u.id = :id")
                .bind("id", unit)
                .bind("parent", parent)
                .run();
        sql.of("""
                        delete from core.unit_closure c
                         using core.unit_closure below, core.unit_closure above
                         where c.tenant_id = :tenant and below.tenant_id = :tenant and above.tenant_id = :tenant
                           and below.ancestor_id = :id
                           and above.descendant_id = :id and above.depth > 0
                           and c.descendant_id = below.descendant_id and c.ancestor_id = above.ancestor_id""").bind("id", unit).run();
        sql.of("""
                        insert into core.unit_closure (tenant_id, ancestor_id, descendant_id, depth)
                        select :tenant, above.ancestor_id, below.descendant_id, above.depth + 1 + below.depth
                          from core.unit_closure above, core.unit_closure below
                         where above.tenant_id = :tenant and below.tenant_id = :tenant
                           and above.descendant_id = :parent and below.ancestor_id = :id""").bind("id", unit).bind("parent", parent).run();
    }

    /**
     * Closes a unit and everything below it.
     *
     * @param day the first day on which it is closed; for a unit that begins later, the day after it began
     * @throws Problem not found; the root; children are placed there on that day or later
     */
    public void close(UnitId unit, LocalDate day) {
        lockTree();
        if (find(unit).parent() == null) throw conflict("The municipality itself cannot be closed.");
        var placed = sql.of("""
                        select 1 as placed
                          from core.unit_closure c
                          join core.placement p on p.tenant_id = c.tenant_id and p.unit_id = c.descendant_id
                         where c.tenant_id = :tenant and c.ancestor_id = :id
                           and (p.valid_until is null or p.valid_until > :day and p.valid_until > p.valid_from)
                         limit 1""").bind("id", unit).bind("day", day).one(row -> true);
        if (placed.isPresent())
            throw conflict("Children are placed there on that day or later. End or move their placements first.");
        sql.of("""
                        update core.assignment a
                           set valid_until = greatest(:day, a.valid_from)
                          from core.unit_closure c
                         where c.tenant_id = :tenant and c.ancestor_id = :id
                           and a.tenant_id = c.tenant_id and a.unit_id = c.descendant_id
                           and (a.valid_until is null or a.valid_until > :day)""").bind("id", unit).bind("day", day).run();
        sql.of("""
                        update core.unit u
                           set valid_until = greatest(:day, u.valid_from + 1)
                          from core.unit_closure c
                         where c.tenant_id = :tenant and c.ancestor_id = :id
                           and u.tenant_id = c.tenant_id and u.id = c.descendant_id
                           and (u.valid_until is null or u.valid_until > :day)""").bind("id", unit).bind("day", day).run();
    }

    /** Waits for other changes of this tree to end (rule 3). References to the root are not held up by it. */
    private void lockTree() {
        sql.of("""
                        select u.id from core.unit u
                         where u.tenant_id = :tenant and u.parent_id is null
                           for no key update""").one(row -> row.uuid("id")).orElseThrow(Problem::notFound);
    }

    private Unit find(UnitId unit) {
        return sql.of("""
                        select u.parent_id, u.kind, u.valid_until is not null as closed
                          from core.unit u
                         where u.tenant_id = :tenant and u.id = :id""")
                .bind("id", unit)
                .one(row -> {
                    var parent = row.uuid("parent_id");
                    return new Unit(
                            unit,
                            parent == null ? null : new UnitId(parent),
                            UnitKind.of(row.text("kind")),
                            row.flag("closed"));
                })
                .orElseThrow(Problem::notFound);
    }

    /** Whether {@code unit} is {@code top} or lies below it. */
    private boolean lies(Unit unit, Unit top) {
        return sql.of("""
                        select 1 as lies
                          from core.unit_closure c
                         where c.tenant_id = :tenant and c.ancestor_id = :top and c.descendant_id = :id""")
                .bind("id", unit.id())
                .bind("top", top.id())
                .one(row -> true)
                .isPresent();
    }

    private static void requireRoom(Unit parent, UnitKind kind) {
        if (parent.closed()) throw conflict("The unit above is closed. Choose one that is open.");
        if (!parent.kind().isAbove(kind))
            throw conflict("A unit of kind " + kind.code() + " cannot lie below one of kind "
                    + parent.kind().code() + ". Choose one of a higher kind.");
    }

    private static String valid(String name) {
        var stripped = name == null ? "" : name.strip();
        if (stripped.isEmpty() || stripped.length() > LONGEST_NAME)
            throw Problem.invalid(
                    "Give the unit a name.",
                    new Problem.Field("/name", "Write a name of 1 to " + LONGEST_NAME + " characters."));
        return stripped;
    }

    private static Problem conflict(String detail) {
        return Problem.of(Problem.Type.CONFLICT, detail);
    }
}
