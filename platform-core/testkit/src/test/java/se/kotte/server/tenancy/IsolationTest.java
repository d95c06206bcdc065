package se.kotte.server.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static se.kotte.server.tenancy.Neighbours.attempt;
import static se.kotte.server.tenancy.Neighbours.attemptAsOwner;
import static se.kotte.server.tenancy.Neighbours.insert;
import static se.kotte.server.tenancy.Neighbours.readable;
import static se.kotte.server.tenancy.Neighbours.row;
import static se.kotte.server.tenancy.Neighbours.tables;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.kotte.testkit.TestDatabase;

/** What the database itself keeps apart, table by table as it finds them. Each method returns what got through. */
class IsolationTest {
    private static final String DENIED = "42501";
    private static final String NO_SUCH_ROW = "23503";

    @AutoClose
    private static final TestDatabase DB = Neighbours.create();

    @Test
    void there_is_a_row_of_each_municipality_in_every_table() {
        assertThat(tables(DB)).hasSizeGreaterThan(15).allSatisfy(table -> {
            assertThat(row(DB, table, 1)).contains("\"tenant_id\": 1");
            assertThat(row(DB, table, 2)).contains("\"tenant_id\": 2");
        });
        assertThat(readable(DB)).hasSizeGreaterThan(25);
    }

    @ParameterizedTest(name = "with the setting {0}")
    @NullSource
    @ValueSource(strings = {"", "999", "0", "-1"})
    @DisplayName(
            "B01 the application sees no row with no tenant set, with an empty one, and with one that does not exist")
    void the_application_sees_no_row_without_a_tenant(String setting) {
        assertThat(shown(DB, setting)).isEmpty();
    }

    @ParameterizedTest(name = "with the setting {0}")
    @NullSource
    @ValueSource(strings = {"", "999"})
    @DisplayName(
            "B01 the application writes no row with no tenant set, with an empty one, and with one that does not exist")
    void the_application_writes_no_row_without_a_tenant(String setting) {
        assertThat(written(DB, setting)).isEmpty();
    }

    @Test
    @DisplayName("B01 a row of a municipality that does not exist cannot be written in its name either")
    void a_row_of_a_municipality_that_does_not_exist_cannot_be_written() {
        for (var table : tables(DB)) {
            var homeless = row(DB, table, 1).replace("\"tenant_id\": 1", "\"tenant_id\": 999");
            assertThat(attempt(DB, "999", insert(table, homeless)))
                    .as(table)
                    .matches(DENIED + "|" + NO_SUCH_ROW + " .*");
            assertThat(attemptAsOwner(DB, insert(table, homeless))).as(table).startsWith(NO_SUCH_ROW);
        }
    }

    @Test
    @DisplayName("B02 the application of one municipality sees no row of the other, asked for by name")
    void the_application_of_one_municipality_sees_no_row_of_the_other() {
        assertThat(seenOfTheOther(DB)).isEmpty();
    }

    @Test
    @DisplayName("B02 the application of one municipality cannot insert, change, move or delete a row of the other")
    void the_application_of_one_municipality_cannot_write_a_row_of_the_other() {
        assertThat(written(DB, "1")).isEmpty();
    }

    @Test
    @DisplayName("B02 no foreign key accepts the other municipality's row, whoever writes")
    void no_foreign_key_accepts_the_other_municipalitys_row() {
        assertThat(keys(DB)).hasSizeGreaterThan(15);
        assertThat(acceptedOfTheOther(DB)).isEmpty();
    }

    @Test
    void a_policy_that_lets_everything_through_isCaught() {
        assertHole("alter policy tenant on core.child using (true)", db -> shown(db, null), "core.child");
        assertHole("alter policy tenant on core.child using (true)", this::seenOfTheOther, "core.child");
    }

    @Test
    void a_table_without_row_level_security_isCaught() {
        assertHole("alter table core.audit disable row level security", db -> shown(db, ""), "core.audit");
        assertHole("alter table core.event disable row level security", db -> written(db, "1"), "core.event insert");
    }

    @Test
    void a_view_that_reads_as_the_owner_isCaught() {
        assertHole("alter view core_api.person owner to kotte_owner", db -> shown(db, "999"), "core_api.person");
    }

    @Test
    void a_tenant_by_default_isCaught() {
        assertHole("""
                create or replace function core_api.current_tenant() returns int language sql stable
                return coalesce(nullif(current_setting('app.tenant', true), '')::int, 1)""", db -> shown(db, ""), readable(DB).toArray(String[]::new));
    }

    @Test
    void a_policy_that_takes_rows_of_the_other_isCaught() {
        assertHole("alter policy tenant on core.unit with check (true)", db -> written(db, "1"), "core.unit insert");
    }

    @Test
    void a_policy_that_lets_rows_of_the_other_be_changed_isCaught() {
        assertHole(
                "alter policy tenant on core.unit using (true) with check (true)",
                db -> written(db, "1"),
                "core.unit insert",
                "core.unit move",
                "core.unit take");
    }

    @Test
    void a_foreign_key_without_the_tenant_isCaught() {
        assertHole("""
                alter table core.unit add constraint unit_id_uk unique (id);
                alter table core.placement drop constraint placement_unit_fk,
                    add constraint placement_unit_fk foreign key (unit_id) references core.unit (id)""", this::acceptedOfTheOther, "core.placement placement_unit_fk");
    }

    private interface Leaks {
        List<String> in(TestDatabase db);
    }

    private void assertHole(String hole, Leaks leaks, String... found) {
        try (var scratch = DB.copy()) {
            scratch.asOwner(hole);
            assertThat(leaks.in(scratch)).containsExactlyInAnyOrder(found);
        }
    }

    /** The tables and views that show a row at all. */
    private List<String> shown(TestDatabase db, String setting) {
        return select(db, setting, "select 1 from %s limit 1");
    }

    /** The tables and views that show Tallby a row that is not its own. */
    private List<String> seenOfTheOther(TestDatabase db) {
        return select(
                db, "1", "select 1 from %s x where coalesce(to_jsonb(x) ->> 'tenant_id', to_jsonb(x) ->> 'id') <> '1'");
    }

    private static List<String> select(TestDatabase db, String setting, String query) {
        var shown = new ArrayList<String>();
        try (var connection = db.app().getConnection()) {
            connection.setAutoCommit(false);
            if (setting != null) Neighbours.set(connection, setting);
            for (var relation : readable(db)) {
                try (var statement = connection.createStatement();
                        var rows = statement.executeQuery(query.formatted(relation))) {
                    if (rows.next()) shown.add(relation);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return shown;
    }

    /** What the application can write of Björkvik's rows. */
    private List<String> written(TestDatabase db, String setting) {
        var written = new ArrayList<String>();
        for (var table : tables(db)) {
            var move = setting == null || setting.isEmpty() ? "tenant_id = 2" : "tenant_id = " + setting;
            note(written, table + " insert", attempt(db, setting, insert(table, fresh(row(db, table, 2)))));
            note(
                    written,
                    table + " move",
                    attempt(db, setting, "update " + table + " set tenant_id = 2 where " + move));
            note(
                    written,
                    table + " take",
                    attempt(db, setting, "update " + table + " set tenant_id = 1 where tenant_id = 2"));
            note(written, table + " delete", attempt(db, setting, "delete from " + table + " where tenant_id = 2"));
        }
        return written;
    }

    /** A row that no unique key would stop: the first id in it is new. */
    private static String fresh(String row) {
        return row.replaceFirst(
                "(?<=\"id\": \")[0-9a-f-]{36}", UUID.randomUUID().toString());
    }

    private static void note(List<String> written, String deed, String outcome) {
        if (!outcome.equals(DENIED) && !outcome.equals("0 rows")) written.add(deed);
    }

    private record Key(String table, String name, String referred, boolean primary, List<String> columns) {
        /** For each column but the tenant's: what it would be if it were the other's. */
        String each(String pattern, String between) {
            return columns.stream()
                    .filter(column -> !column.startsWith("tenant_id "))
                    .map(column -> pattern.formatted((Object[]) column.split(" ")))
                    .collect(Collectors.joining(between));
        }
    }

    /** Foreign keys between tables of tenants; columns as "column referred_column". */
    private static List<Key> keys(TestDatabase db) {
        return db.asOwner(sql -> sql.of("""
                        select k.conrelid::regclass as tab, k.conname as name, k.confrelid::regclass as referred,
                               exists (select from pg_constraint p where p.conrelid = k.conrelid and p.contype = 'p'
                                          and p.conkey @> k.conkey) as "primary",
                               array(select a.attname || ' ' || r.attname
                                       from unnest(k.conkey, k.confkey) as c (own, referred)
                                       join pg_attribute a on a.attrelid = k.conrelid and a.attnum = c.own
                                       join pg_attribute r on r.attrelid = k.confrelid and r.attnum = c.referred) as columns
                          from pg_constraint k
                         where k.contype = 'f' and k.conrelid::regclass::text = any (:tables)
                           and k.confrelid <> 'core.tenant'::regclass
                        """)
                .bindArray("tables", "text", tables(db))
                .list(row -> new Key(
                        row.text("tab"),
                        row.text("name"),
                        row.text("referred"),
                        row.flag("primary"),
                        row.array("columns"))));
    }

    /** Foreign keys by which a row of Tallby can refer to one of Björkvik, tried as the owner, whom no policy stops. */
    private List<String> acceptedOfTheOther(TestDatabase db) {
        var accepted = new ArrayList<String>();
        for (var key : keys(db)) {
            var outcome = attemptAsOwner(db, refer(key));
            if (!outcome.equals(NO_SUCH_ROW + " " + key.name())) accepted.add(key.table() + " " + key.name());
        }
        return accepted;
    }

    /** Has a row of Tallby refer to one of Björkvik whose key Tallby does not have: another row, if it is part of the key. */
    private static String refer(Key key) {
        var theirs =
                "(select * from %s r where r.tenant_id = 2 and not exists (select from %1$s own where own.tenant_id = 1 and %s) limit 1)"
                        .formatted(key.referred(), key.each("own.%2$s = r.%2$s", " and "));
        return key.primary()
                ? insert(
                        key.table(),
                        "(select to_jsonb(x) || jsonb_build_object(%s) from %s x, %s theirs where x.tenant_id = 1 limit 1)"
                                .formatted(key.each("'%1$s', theirs.%2$s", ", "), key.table(), theirs))
                : "update %s set %s from %s theirs where ctid = (select ctid from %1$s where tenant_id = 1 order by %s is null limit 1)"
                        .formatted(
                                key.table(),
                                key.each("%1$s = theirs.%2$s", ", "),
                                theirs,
                                key.each("%1$s", " is null, "));
    }
}
