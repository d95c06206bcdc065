package se.kotte.system.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A plugin's entities, its SQL and its jobs share one transaction, and no memory between tenants. */
class PersistenceIT {
    private static final String TALLBY = "tallby.localhost:8080";
    private static final String BJORKVIK = "bjorkvik.localhost:8080";
    private static final String NOTES = "/api/plugins/fixture/v1/notes/";

    private final Fixture fixture = Fixture.served();
    private final Http http = fixture.http();

    @Test
    void what_jpa_writes_sql_sees_and_a_job_of_it_runs_once() {
        var id = write(TALLBY, 1, "hello").text();
        Fixture.await("counted", () -> counted(id) == 1);
        assertThat(fixture.count("select count(*) as n from core.job where subject_id = '" + id + "'"))
                .isZero();
    }

    @Test
    void what_fails_leaves_neither_row_nor_job() {
        int before = fixture.count("select count(*) as n from p_fixture.note");
        assertThat(write(TALLBY, 1, "fail").status()).isEqualTo(409);
        assertThat(fixture.count("select count(*) as n from p_fixture.note")).isEqualTo(before);
        assertThat(fixture.count("select count(*) as n from core.job j where kind = 'fixture.count' and not exists"
                        + " (select 1 from p_fixture.note n where n.id = j.subject_id)"))
                .isZero();
    }

    /** Rule 6: with a shared cache, the second read would answer from memory. */
    @Test
    void an_entity_read_by_one_tenant_is_not_found_by_another_with_its_key() {
        fixture.database.asOwner("insert into core.tenant_plugin (tenant_id, plugin_id) values (2, 'fixture')");
        try {
            var id = write(TALLBY, 1, "hello").text();
            for (int i = 0; i < 5; i++) {
                assertThat(http.get(TALLBY, NOTES + "1/" + id).text()).isEqualTo("hello");
                assertThat(http.get(BJORKVIK, NOTES + "1/" + id).status()).isEqualTo(404);
            }
        } finally {
            fixture.database.asOwner("delete from core.tenant_plugin where tenant_id = 2");
        }
    }

    /** B02 by JPA. */
    @Test
    void an_entity_cannot_be_written_into_another_tenant() {
        assertThat(write(TALLBY, 2, "hello").status()).isEqualTo(500);
        assertThat(fixture.count("select count(*) as n from p_fixture.note where tenant_id = 2"))
                .isZero();
    }

    /** The gate before jobs: it waits, and runs when the plugin is on again. */
    @Test
    void a_job_of_a_plugin_that_was_switched_off_waits() {
        var subject = "01a205d8-12ad-7cec-bfb8-ee32bfe269c6";
        fixture.database.asOwner("""
                insert into core.job (id, tenant_id, kind, plugin_id, subject_id)
                values (uuidv7(), 2, 'fixture.count', 'fixture', '%s')""".formatted(subject));
        var id = write(TALLBY, 1, "later").text();
        Fixture.await("a later job of another tenant", () -> counted(id) == 1);
        assertThat(counted(subject)).isZero();
        try {
            fixture.database.asOwner("insert into core.tenant_plugin (tenant_id, plugin_id) values (2, 'fixture')");
            Fixture.await("counted", () -> counted(subject) == 1);
        } finally {
            fixture.database.asOwner("delete from core.tenant_plugin where tenant_id = 2");
        }
    }

    private Http.Answer write(String host, int tenant, String text) {
        return http.post(host, NOTES + tenant, "text/plain", text.getBytes());
    }

    private int counted(String id) {
        return fixture.count(
                "select count(*) as n from p_fixture.deed where what = 'counted' and subject_id = '" + id + "'");
    }
}
