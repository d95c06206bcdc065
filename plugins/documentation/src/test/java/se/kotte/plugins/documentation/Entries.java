package se.kotte.plugins.documentation;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import se.kotte.api.access.ChildId;
import se.kotte.api.access.Ids;
import se.kotte.api.access.PersonId;
import se.kotte.api.access.UnitId;
import se.kotte.testkit.Municipality;
import se.kotte.testkit.TestDatabase;

/** Makes entries as plain rows, right or wrong, whoever might have written them. */
public final class Entries {
    /** This plugin, as the launcher migrates it. */
    public static final Path PLUGIN = Path.of("target/classes");

    private final TestDatabase db;
    private final int tenant;
    private List<TestDatabase.Task> gathered;

    public Entries(TestDatabase db, Municipality municipality) {
        this.db = db;
        this.tenant = municipality.tenant();
    }

    /** Writes what {@code making} makes in one transaction at its end, which is quicker for many. */
    public void together(Runnable making) {
        gathered = new ArrayList<>();
        making.run();
        var tasks = gathered;
        gathered = null;
        db.asOwner(sql -> {
            for (var task : tasks) task.run(sql);
            return null;
        });
    }

    private void write(TestDatabase.Task task) {
        if (gathered != null) {
            gathered.add(task);
            return;
        }
        db.asOwner(sql -> {
            task.run(sql);
            return null;
        });
    }

    /** An entry in the making; what is not said is a published entry without tags for nobody but the staff's children. */
    public final class Making {
        private final UUID id = Ids.create();
        private final UnitId unit;
        private final UnitId preschool;
        private final PersonId author;
        private String audience = "children";
        private UnitId audienceUnit;
        private Instant publishedAt;
        private Instant withdrawnAt;
        private List<ChildId> children = List.of();
        private List<String> goals = List.of();
        private String title = "Title";
        private String body = "Body";

        private Making(UnitId unit, UnitId preschool, PersonId author) {
            this.unit = unit;
            this.preschool = preschool;
            this.author = author;
        }

        public Making tags(ChildId... tagged) {
            children = List.of(tagged);
            return this;
        }

        public Making tags(List<ChildId> tagged) {
            children = tagged;
            return this;
        }

        /** @param about {@code curriculum/goal} */
        public Making about(List<String> about) {
            goals = about;
            return this;
        }

        public Making forDepartment() {
            audience = "department";
            audienceUnit = unit;
            return this;
        }

        public Making forPreschool() {
            audience = "preschool";
            audienceUnit = preschool;
            return this;
        }

        public Making forStaff() {
            audience = "staff";
            return this;
        }

        public Making saying(String newTitle, String newBody) {
            title = newTitle;
            body = newBody;
            return this;
        }

        public Making withdrawn(Instant at) {
            withdrawnAt = at;
            return this;
        }

        public UUID draft() {
            return write();
        }

        public UUID published(Instant at) {
            publishedAt = at;
            return write();
        }

        private UUID write() {
            var readable = withdrawnAt == null ? publishedAt : null;
            Entries.this.write(sql -> {
                sql.of("""
                                insert into p_documentation.entry
                                       (tenant_id, id, unit_id, preschool_id, author_id, title, body, audience, audience_unit_id,
                                        created_at, changed_at, published_at, withdrawn_at, withdrawn_by)
                                values (:t, :id, :unit, :preschool, :author, :title, :body, :audience, :audienceUnit,
                                        '2025-01-01Z', '2025-01-01Z', :publishedAt, :withdrawnAt, :withdrawnBy)
                                """)
                        .bind("t", tenant)
                        .bind("id", id)
                        .bind("unit", unit)
                        .bind("preschool", preschool)
                        .bind("author", author)
                        .bind("title", title)
                        .bind("body", body)
                        .bind("audience", audience)
                        .bind("audienceUnit", audienceUnit)
                        .bind("publishedAt", publishedAt)
                        .bind("withdrawnAt", withdrawnAt)
                        .bind("withdrawnBy", withdrawnAt == null ? null : author)
                        .run();
                for (var child : children) {
                    sql.of("insert into p_documentation.entry_child values (:t, :id, :child, :at)")
                            .bind("t", tenant)
                            .bind("id", id)
                            .bind("child", child)
                            .bind("at", readable)
                            .run();
                }
                for (var goal : goals) {
                    sql.of("insert into p_documentation.entry_goal values (:t, :id, :curriculum, :goal, :at)")
                            .bind("t", tenant)
                            .bind("id", id)
                            .bind("curriculum", goal.substring(0, goal.indexOf('/')))
                            .bind("goal", goal.substring(goal.indexOf('/') + 1))
                            .bind("at", readable)
                            .run();
                }
            });
            return id;
        }
    }

    public Making at(UnitId unit, UnitId preschool, PersonId author) {
        return new Making(unit, preschool, author);
    }

    /** A photo of an entry, as far as media has come with it: {@code pending}, {@code ready}, {@code failed}. */
    public UUID photo(UUID entry, PersonId owner, String state, String alt) {
        var file = Ids.create();
        db.asOwner(sql -> {
            sql.of("""
                            insert into core.file (tenant_id, id, owner_id, media_type, bytes, state, failure, created_at)
                            values (:t, :file, :owner, 'image/jpeg', 1000, :state, :failure, '2025-01-01Z')
                            """)
                    .bind("t", tenant)
                    .bind("file", file)
                    .bind("owner", owner)
                    .bind("state", state)
                    .bind("failure", state.equals("failed") ? "damaged" : null)
                    .run();
            if (state.equals("ready")) {
                for (var size :
                        Map.of("small", 480, "medium", 960, "large", 1920).entrySet()) {
                    sql.of(
                                    "insert into core.file_rendition values (:t, :file, :name, 'image/jpeg', :width, :height, 10, 'x')")
                            .bind("t", tenant)
                            .bind("file", file)
                            .bind("name", size.getKey())
                            .bind("width", size.getValue())
                            .bind("height", size.getValue() * 2 / 3)
                            .run();
                }
            }
            sql.of("""
                            insert into p_documentation.entry_photo (tenant_id, file_id, entry_id, position, alt_text)
                            select :t, :file, :entry, count(*) + 1, :alt from p_documentation.entry_photo where entry_id = :entry
                            """)
                    .bind("t", tenant)
                    .bind("file", file)
                    .bind("entry", entry)
                    .bind("alt", alt)
                    .run();
            return null;
        });
        return file;
    }

    /** A curriculum {@code test} with goals {@code goal-1} to {@code goal-n} in clusters of five. */
    public void curriculum(int goals) {
        db.asOwner(sql -> {
            sql.of("insert into core.curriculum values (:t, 'test', 'Lpfö 18', '1', 'sv', 1)")
                    .bind("t", tenant)
                    .run();
            sql.of("""
                            insert into core.curriculum_goal
                            select :t, 'test', 'goal-' || g, '2.1', 'Avsnitt', case (g - 1) / 5 when 0 then 'norms' when 1 then 'language' else 'math' end,
                                   'Kluster ' || (g - 1) / 5, jsonb_build_object('sv', 'Mål ' || g, 'en', 'Goal ' || g), g
                              from generate_series(1, :n) g
                            """).bind("t", tenant).bind("n", goals).run();
            return null;
        });
    }
}
