package se.kotte.server.orgunit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.kotte.server.orgunit.UnitKind.AREA;
import static se.kotte.server.orgunit.UnitKind.DEPARTMENT;
import static se.kotte.server.orgunit.UnitKind.GROUP;
import static se.kotte.server.orgunit.UnitKind.MUNICIPALITY;
import static se.kotte.server.orgunit.UnitKind.PRESCHOOL;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.kotte.api.access.ChildId;
import se.kotte.api.access.Ids;
import se.kotte.api.access.PersonId;
import se.kotte.api.access.UnitId;
import se.kotte.api.problem.Problem;
import se.kotte.testkit.Municipality;
import se.kotte.testkit.TestDatabase;

/** The rules of the package, each in a municipality of its own. */
class UnitsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @AutoClose
    private static final TestDatabase DB = TestDatabase.create();

    private static final AtomicInteger TENANTS = new AtomicInteger();

    private final Municipality m = municipality();

    @Test
    void a_unit_lies_below_its_parent_and_all_above_it() {
        var area = create(AREA, "North", m.root());
        var preschool = create(PRESCHOOL, "Solrosen", area);
        assertThat(above(preschool)).containsExactlyInAnyOrder(preschool, area, m.root());
        Trees.assertClosure(DB, m.tenant());
    }

    @Test
    void kinds_may_be_left_out() {
        var group = create(GROUP, "Play", m.root());
        assertThat(above(group)).containsExactlyInAnyOrder(group, m.root());
    }

    @ParameterizedTest
    @CsvSource({
        "MUNICIPALITY, MUNICIPALITY",
        "AREA, AREA",
        "AREA, PRESCHOOL",
        "PRESCHOOL, PRESCHOOL",
        "PRESCHOOL, GROUP",
        "DEPARTMENT, DEPARTMENT",
        "GROUP, GROUP",
        "MUNICIPALITY, AREA"
    })
    void a_unit_is_not_created_below_its_own_kind_or_a_lower_one(UnitKind kind, UnitKind above) {
        var parent = above == MUNICIPALITY ? m.root() : create(above, "Above", m.root());
        refuses("cannot lie below one of kind " + above.code(), units -> units.create(kind, "X", parent, TODAY));
    }

    @Test
    void a_unit_is_not_moved_below_its_own_kind_or_a_lower_one() {
        var solrosen = create(PRESCHOOL, "Solrosen", m.root());
        var granen = create(PRESCHOOL, "Granen", m.root());
        var myran = create(DEPARTMENT, "Myran", granen);
        refuses("A unit of kind preschool cannot lie below one of kind preschool", u -> u.move(solrosen, granen));
        refuses("A unit of kind preschool cannot lie below one of kind department", u -> u.move(solrosen, myran));
    }

    @Test
    void a_unit_is_not_moved_below_itself() {
        var solrosen = create(PRESCHOOL, "Solrosen", m.root());
        var myran = create(DEPARTMENT, "Myran", solrosen);
        refuses("below itself", u -> u.move(solrosen, myran));
        refuses("below itself", u -> u.move(solrosen, solrosen));
    }

    @Test
    void the_root_is_neither_moved_nor_closed() {
        var area = create(AREA, "North", m.root());
        refuses("The municipality itself cannot be moved", u -> u.move(m.root(), area));
        refuses("The municipality itself cannot be closed", u -> u.close(m.root(), TODAY));
    }

    @Test
    void a_move_takes_everything_below_along() {
        var north = create(AREA, "North", m.root());
        var south = create(AREA, "South", m.root());
        var solrosen = create(PRESCHOOL, "Solrosen", north);
        var myran = create(DEPARTMENT, "Myran", solrosen);
        var group = create(GROUP, "Play", myran);
        change(units -> units.move(solrosen, south));
        assertThat(above(group)).containsExactlyInAnyOrder(group, myran, solrosen, south, m.root());
        Trees.assertClosure(DB, m.tenant());
    }

    @Test
    void a_move_to_where_it_is_changes_nothing() {
        var area = create(AREA, "North", m.root());
        var preschool = create(PRESCHOOL, "Solrosen", area);
        change(units -> units.move(preschool, area));
        Trees.assertClosure(DB, m.tenant());
    }

    @Test
    void a_moved_department_keeps_its_placements_and_changes_who_is_above() {
        var solrosen = create(PRESCHOOL, "Solrosen", m.root());
        var granen = create(PRESCHOOL, "Granen", m.root());
        var myran = create(DEPARTMENT, "Myran", solrosen);
        var alva = m.child("Alva", myran);
        var rut = m.staff("Rut", "principal", solrosen);
        var gry = m.staff("Gry", "principal", granen);
        var pia = m.staff("Pia", "pedagogue", myran);
        change(units -> units.move(myran, granen));
        assertThat(children(rut, TODAY)).isEmpty();
        assertThat(children(gry, TODAY)).containsExactly(alva);
        assertThat(children(pia, TODAY)).containsExactly(alva);
    }

    @Test
    void a_unit_of_another_municipality_is_not_found() {
        var other = municipality();
        var theirs = other.preschool("Havet");
        var area = create(AREA, "North", m.root());
        for (var unit : List.of(theirs, new UnitId(Ids.create()))) {
            notFound(units -> units.move(unit, area));
            notFound(units -> units.rename(unit, "Mine"));
            notFound(units -> units.close(unit, TODAY));
            notFound(units -> units.create(DEPARTMENT, "Mine", unit, TODAY));
        }
        var preschool = create(PRESCHOOL, "Solrosen", area);
        notFound(units -> units.move(preschool, other.root()));
        Trees.assertClosure(DB, other.tenant());
    }

    @Test
    void a_name_is_stripped_and_may_not_be_empty_or_long() {
        var unit = create(PRESCHOOL, "  Solrosen ", m.root());
        assertThat(name(unit)).isEqualTo("Solrosen");
        change(units -> units.rename(unit, " Granen"));
        assertThat(name(unit)).isEqualTo("Granen");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "201"})
    void a_name_that_is_empty_or_long_is_refused(String name) {
        var bad = name.equals("201") ? "x".repeat(201) : name;
        var unit = create(PRESCHOOL, "Solrosen", m.root());
        refuses("Give the unit a name", units -> units.rename(unit, bad));
        refuses("Give the unit a name", units -> units.create(AREA, bad, m.root(), TODAY));
    }

    @Test
    void a_unit_is_not_closed_while_children_are_placed_there_on_that_day() {
        var solrosen = create(PRESCHOOL, "Solrosen", m.root());
        var myran = create(DEPARTMENT, "Myran", solrosen);
        var child = m.child("Alva", myran);
        refuses("Children are placed there", units -> units.close(solrosen, TODAY));
        m.endPlacements(child, TODAY.plusDays(1));
        refuses("Children are placed there", units -> units.close(solrosen, TODAY));
        m.endPlacements(child, TODAY);
        change(units -> units.close(solrosen, TODAY));
    }

    @Test
    void a_closed_unit_ends_the_assignments_in_it_and_is_read_by_those_above() {
        var solrosen = create(PRESCHOOL, "Solrosen", m.root());
        var myran = create(DEPARTMENT, "Myran", solrosen);
        var pia = m.staff("Pia", "pedagogue", myran);
        var rut = m.staff("Rut", "principal", solrosen);
        change(units -> units.close(myran, TODAY));
        assertThat(units(pia, TODAY.minusDays(1))).containsExactly(myran);
        assertThat(units(pia, TODAY)).isEmpty();
        assertThat(units(rut, TODAY)).containsExactlyInAnyOrder(solrosen, myran);
    }

    @Test
    void closing_a_unit_closes_what_is_below_and_leaves_what_was_closed_before() {
        var solrosen = create(PRESCHOOL, "Solrosen", m.root());
        var myran = create(DEPARTMENT, "Myran", solrosen);
        var bien = create(DEPARTMENT, "Bien", solrosen);
        change(units -> units.close(myran, TODAY.minusDays(9)));
        change(units -> units.close(solrosen, TODAY));
        assertThat(closedOn(myran)).isEqualTo(TODAY.minusDays(9));
        assertThat(closedOn(bien)).isEqualTo(TODAY);
        assertThat(closedOn(solrosen)).isEqualTo(TODAY);
        assertThat(closedOn(m.root())).isNull();
    }

    @Test
    void a_unit_can_be_closed_on_the_day_it_began() {
        var unit = made(units -> units.create(PRESCHOOL, "Mistake", m.root(), TODAY));
        change(units -> units.close(unit, TODAY));
        assertThat(closedOn(unit)).isEqualTo(TODAY.plusDays(1));
    }

    @Test
    void nothing_is_created_below_or_moved_to_a_closed_unit_and_it_stays_where_it_is() {
        var closed = create(PRESCHOOL, "Solrosen", m.root());
        var area = create(AREA, "North", m.root());
        var myran = create(DEPARTMENT, "Myran", create(PRESCHOOL, "Granen", m.root()));
        change(units -> units.close(closed, TODAY));
        refuses("The unit above is closed", units -> units.create(DEPARTMENT, "D", closed, TODAY));
        refuses("The unit above is closed", units -> units.move(myran, closed));
        refuses("The unit is closed", units -> units.move(closed, area));
    }

    private static Municipality municipality() {
        int tenant = TENANTS.incrementAndGet();
        return Municipality.empty(DB, tenant, "m" + tenant, TODAY);
    }

    private UnitId create(UnitKind kind, String name, UnitId parent) {
        return made(units -> units.create(kind, name, parent, TODAY.minusYears(1)));
    }

    private void change(Consumer<Units> change) {
        DB.doInTenant(m.tenant(), sql -> change.accept(new Units(sql)));
    }

    private <T> T made(Function<Units, T> change) {
        return DB.inTenant(m.tenant(), sql -> change.apply(new Units(sql)));
    }

    private void refuses(String why, Consumer<Units> change) {
        assertThatThrownBy(() -> change(change)).isInstanceOf(Problem.class).hasMessageContaining(why);
        Trees.assertClosure(DB, m.tenant());
    }

    private void notFound(Consumer<Units> change) {
        assertThatThrownBy(() -> change(change))
                .isInstanceOfSatisfying(Problem.class, p -> assertThat(p.type()).isEqualTo(Problem.Type.NOT_FOUND));
    }

    private List<UnitId> above(UnitId unit) {
        return m.read(sql -> sql.of("select ancestor_id from core.unit_closure"
                        + " where tenant_id = :tenant and descendant_id = :unit")
                .bind("unit", unit)
                .list(row -> new UnitId(row.uuid("ancestor_id"))));
    }

    private List<UnitId> units(PersonId person, LocalDate day) {
        return m.read(sql -> sql.of("select unit_id from core_api.visible_units(:tenant, :person, 'child.read', :day)")
                .bind("person", person)
                .bind("day", day)
                .list(row -> new UnitId(row.uuid("unit_id"))));
    }

    private List<ChildId> children(PersonId person, LocalDate day) {
        return m.read(
                sql -> sql.of("select child_id from core_api.placed_children(:tenant, :person, 'child.read', :day)")
                        .bind("person", person)
                        .bind("day", day)
                        .list(row -> new ChildId(row.uuid("child_id"))));
    }

    private String name(UnitId unit) {
        return m.<String>read(sql -> sql.of("select name from core.unit where tenant_id = :tenant and id = :unit")
                .bind("unit", unit)
                .one(row -> row.text("name"))
                .orElseThrow());
    }

    private LocalDate closedOn(UnitId unit) {
        return m.read(sql -> sql.of("select valid_until from core.unit where tenant_id = :tenant and id = :unit")
                .bind("unit", unit)
                .list(row -> row.date("valid_until"))
                .get(0));
    }
}
