package se.kotte.plugins.documentation.reading;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.kotte.api.access.Viewer;
import se.kotte.api.sql.Sql;
import se.kotte.api.web.Ui;
import se.kotte.plugins.documentation.Hue;

/** The curricula of the municipality, and how many entries that the reader may read are about each goal. */
@Dependent
public class Goals {
    /** @param title of its cluster, or of its section without one */
    public record Goal(
            String curriculum, String curriculumName, String id, String label, String cluster, String title) {
        public String hue() {
            return Hue.ofCluster(cluster);
        }

        /** How forms and the API name it. */
        public String key() {
            return curriculum + "/" + id;
        }
    }

    private static final String COLUMNS = """
            select c.id as curriculum_id, c.name, g.id, coalesce(g.label ->> :language, g.label ->> 'sv', g.id) as label,
                   coalesce(g.cluster, g.section) as cluster, coalesce(g.cluster_title, g.section_title) as title
              from core_api.curriculum_goal g
              join core_api.curriculum c on c.tenant_id = g.tenant_id and c.id = g.curriculum_id
             where g.tenant_id = :tenant
            """;

    private final Sql sql;
    private final Cards cards;
    private final Ui ui;

    @Inject
    public Goals(Sql sql, Cards cards, Ui ui) {
        this.sql = sql;
        this.cards = cards;
        this.ui = ui;
    }

    /** In the order of the curricula. */
    public List<Goal> all() {
        return sql.of(COLUMNS + " order by c.sort, c.id, g.sort, g.id")
                .bind("language", ui.locale().getLanguage())
                .list(Goals::goal);
    }

    Optional<Goal> one(String curriculum, String id) {
        return sql.of(COLUMNS + " and c.id = :curriculum and g.id = :id")
                .bind("language", ui.locale().getLanguage())
                .bind("curriculum", curriculum)
                .bind("id", id)
                .one(Goals::goal);
    }

    /** Entries since a moment by {@link Goal#key()}; a goal without any is not in it. */
    Map<String, Integer> counts(Viewer viewer, Feed.Filter filter, Instant since) {
        var counts = new HashMap<String, Integer>();
        cards.ask(viewer, viewer.isGuardian() ? GoalSql.GUARDIAN : GoalSql.STAFF)
                .bind("since", since)
                .bind("child", filter.child())
                .bind("unit", filter.unit())
                .list(row -> Map.entry(row.text("curriculum_id") + "/" + row.text("goal_id"), row.number("n")))
                .forEach(count -> counts.put(count.getKey(), count.getValue()));
        return counts;
    }

    private static Goal goal(se.kotte.api.sql.Row row) throws java.sql.SQLException {
        return new Goal(
                row.text("curriculum_id"),
                row.text("name"),
                row.text("id"),
                row.text("label"),
                row.text("cluster"),
                row.text("title"));
    }
}
