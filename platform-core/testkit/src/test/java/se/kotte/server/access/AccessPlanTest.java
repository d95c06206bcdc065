package se.kotte.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.kotte.testkit.TestDatabase;

/**
 * The access functions as the planner sees them, for the application's role under row level security, in a municipality of
 * 9,000 children. Plans are the generic ones, which the server goes over to when a statement is asked again and again.
 */
class AccessPlanTest {
    private static final String ONE_CHILD =
            "select 1 from core_api.visible_children($1, $2, $3, $4, $5) c where c.child_id = $6 limit 1";
    private static final String ONE_UNIT =
            "select 1 from core_api.visible_units($1, $2, $3, $4) u where u.unit_id = $5";
    private static final String NAMES = "select c.given_name from core_api.visible_children($1, $2, $3, $4, $5) v"
            + " join core_api.child c on c.tenant_id = $1 and c.id = v.child_id";
    private static final String PLACED_NAMES = "select c.given_name from core_api.placed_children($1, $2, $3, $4) v"
            + " join core_api.child c on c.tenant_id = $1 and c.id = v.child_id";
    private static final String GUARDED_NAMES = "select c.given_name from core_api.guarded_children($1, $2, $3, $4) v"
            + " join core_api.child c on c.tenant_id = $1 and c.id = v.child_id";
    private static final String UNIT_NAMES = "select u.name from core_api.visible_units($1, $2, $3, $4) v"
            + " join core_api.unit u on u.tenant_id = $1 and u.id = v.unit_id";

    @AutoClose
    private static final TestDatabase DB = TestDatabase.create();

    @BeforeAll
    static void aMunicipality() {
        DB.asOwner("""
                insert into core.tenant (id, slug, name, origin) select t, 't' || t, 'T', 'http://t' from generate_series(1, 2) t;
                insert into core.role select t, r, case r when 'guardian' then r else 'staff' end
                  from generate_series(1, 2) t, unnest(array['pedagogue', 'guardian']) r;
                insert into core.role_capability select tenant_id, id, 'child.read' from core.role;
                insert into core.unit (tenant_id, id, kind, name) select t, uuidv7(), 'municipality', 'M' from generate_series(1, 2) t;
                insert into core.unit (tenant_id, id, parent_id, kind, name)
                    select tenant_id, uuidv7(), id, 'preschool', 'P' from core.unit, generate_series(1, 200);
                insert into core.unit (tenant_id, id, parent_id, kind, name)
                    select tenant_id, uuidv7(), id, 'department', 'D' from core.unit, generate_series(1, 5) where kind = 'preschool';
                insert into core.unit_closure
                    with recursive up as (
                        select tenant_id, id as ancestor_id, id, 0 as depth from core.unit
                        union all
                        select up.tenant_id, ancestor_id, u.id, depth + 1
                          from up join core.unit u on u.tenant_id = up.tenant_id and u.parent_id = up.id)
                    select * from up;
                insert into core.person (tenant_id, id, source_id, given_name, family_name)
                    select tenant_id, uuidv7(), u.id || '/' || n, 'N', 'N' from core.unit u, generate_series(1, 13) n
                     where kind = 'department';
                insert into core.child select tenant_id, id from core.person where split_part(source_id, '/', 2)::int <= 9;
                insert into core.placement (tenant_id, id, child_id, unit_id, valid_from)
                    select tenant_id, uuidv7(), c.id, split_part(source_id, '/', 1)::uuid, '2026-08-01'
                      from core.child c join core.person p using (tenant_id, id);
                insert into core.assignment (tenant_id, id, person_id, role_id, unit_id, valid_from)
                    select tenant_id, uuidv7(), id, 'pedagogue', split_part(source_id, '/', 1)::uuid, '2026-08-01'
                      from core.person where split_part(source_id, '/', 2)::int > 9;
                insert into core.guardian (tenant_id, guardian_id, child_id, valid_from)
                    select c.tenant_id, g.id, c.id, '2026-08-01'
                      from core.person c
                      join core.person g
                        on g.tenant_id = c.tenant_id
                       and g.source_id = split_part(c.source_id, '/', 1) || '/' || split_part(c.source_id, '/', 2)::int % 4 + 10
                     where split_part(c.source_id, '/', 2)::int <= 9""");
        DB.asSuperuser("analyze");
    }

    @ParameterizedTest
    @ValueSource(strings = {ONE_CHILD, ONE_UNIT, NAMES, PLACED_NAMES, GUARDED_NAMES, UNIT_NAMES})
    void the_functions_are_inlined_under_row_level_security(String question) {
        assertInlined(DB, question);
    }

    @ParameterizedTest
    @ValueSource(strings = {ONE_CHILD, ONE_UNIT, NAMES, PLACED_NAMES, GUARDED_NAMES, UNIT_NAMES})
    void no_table_of_many_rows_is_read_whole(String question) {
        assertThat(plan(DB, question))
                .doesNotContain(
                        "Seq Scan on placement",
                        "Seq Scan on unit_closure",
                        "Seq Scan on person",
                        "Seq Scan on child",
                        "Seq Scan on guardian",
                        "Seq Scan on assignment");
    }

    @Test
    void the_check_of_one_child_looks_upwards_from_that_child() {
        assertThat(plan(DB, ONE_CHILD))
                .containsPattern("(?s)placement_child_ix.*child_id = \\$6")
                .contains("unit_closure_up_ix")
                .doesNotContain("placement_unit_ix");
    }

    @Test
    void the_check_of_one_unit_asks_for_that_unit() {
        assertThat(plan(DB, ONE_UNIT)).contains("descendant_id = $5");
    }

    @Test
    void the_children_of_a_guardian_are_found_by_the_guardian() {
        assertThat(plan(DB, GUARDED_NAMES)).contains("guardian_id = $2").contains("placement_child_ix");
    }

    @Test
    void a_function_that_is_called_isCaught() {
        try (var scratch = DB.copy()) {
            scratch.asOwner("alter function core_api.assigned_units(int, uuid, text, date) set search_path = core_api");
            assertThatThrownBy(() -> assertInlined(scratch, ONE_CHILD)).isInstanceOf(AssertionError.class);
        }
    }

    private static void assertInlined(TestDatabase db, String question) {
        assertThat(plan(db, question))
                .contains("current_setting('app.tenant'")
                .doesNotContain("Function Scan", "ProjectSet");
    }

    private static String plan(TestDatabase db, String question) {
        return db.inTenant(1, sql -> {
            sql.execute("set local plan_cache_mode = force_generic_plan; prepare question as " + question);
            int count = (int) IntStream.rangeClosed(1, 9)
                    .filter(n -> question.contains("$" + n))
                    .count();
            try (var rows = sql.connection()
                    .createStatement()
                    .executeQuery("explain execute question(" + String.join(", ", Collections.nCopies(count, "null"))
                            + ")")) {
                var lines = new StringBuilder();
                while (rows.next()) lines.append(rows.getString(1)).append('\n');
                return lines.toString();
            } finally {
                sql.execute("deallocate question");
            }
        });
    }
}
