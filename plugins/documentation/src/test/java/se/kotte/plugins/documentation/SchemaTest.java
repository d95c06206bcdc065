package se.kotte.plugins.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import se.kotte.testkit.SchemaConventions;
import se.kotte.testkit.TestDatabase;

/** The plugin's tables keep the platform's conventions. */
class SchemaTest {
    @AutoClose
    static final TestDatabase db = TestDatabase.create(Entries.PLUGIN);

    @Test
    void the_schema_keeps_the_conventions_and_there_was_something_to_inspect() {
        int core;
        try (var bare = TestDatabase.create()) {
            core = SchemaConventions.inspect(bare).inspected().get("have row level security enabled, not forced");
        }
        var report = SchemaConventions.inspect(db);

        assertThat(report.violations()).isEmpty();
        assertThat(report.inspected().get("have row level security enabled, not forced"))
                .isEqualTo(core + 4);
    }

    @Test
    void a_table_without_its_policy_is_noticed() {
        db.asOwner("alter table p_documentation.entry_photo disable row level security");

        assertThat(SchemaConventions.inspect(db).violations()).anyMatch(line -> line.contains("entry_photo"));
        db.asOwner("alter table p_documentation.entry_photo enable row level security");
    }
}
