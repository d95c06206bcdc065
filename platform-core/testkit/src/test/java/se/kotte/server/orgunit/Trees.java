package se.kotte.server.orgunit;

import static org.assertj.core.api.Assertions.assertThat;

import se.kotte.testkit.TestDatabase;

/** The closure against the tree that it is of. */
final class Trees {
    private Trees() {}

    /** The closure is what a recursive query finds (rule 2). */
    static void assertClosure(TestDatabase db, int tenant) {
        var differences = db.inTenant(tenant, sql -> sql.of("""
                        with recursive up as (
                            select id as descendant_id, id as ancestor_id, 0 as depth from core.unit where tenant_id = :tenant
                            union all
                            select up.descendant_id, u.parent_id, up.depth + 1
                              from up join core.unit u on u.tenant_id = :tenant and u.id = up.ancestor_id
                             where u.parent_id is not null
                        ), closure as (
                            select descendant_id, ancestor_id, depth from core.unit_closure where tenant_id = :tenant
                        )
                        (select 'missing ' || up::text as difference from up except select 'missing ' || closure::text from closure)
                        union all
                        (select 'stale ' || closure::text from closure except select 'stale ' || up::text from up)""").list(row -> row.text("difference")));
        assertThat(differences).isEmpty();
    }
}
