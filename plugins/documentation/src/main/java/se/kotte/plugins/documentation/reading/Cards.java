package se.kotte.plugins.documentation.reading;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import se.kotte.api.access.Viewer;
import se.kotte.api.file.FileId;
import se.kotte.api.sql.Row;
import se.kotte.api.sql.Sql;
import se.kotte.api.sql.Statement;
import se.kotte.api.time.TenantClock;
import se.kotte.api.web.Ui;

/** Entries with what belongs to them, for one reader. */
@Dependent
public class Cards {
    /** The columns of a card; {@code page(id)} is the CTE before it, which holds only what the viewer may read. */
    static final String OF_PAGE = """
            select e.id, e.version, e.title, e.body, e.published_at, e.withdrawn_at, e.audience, o.name as audience_name,
                   e.unit_id, u.name as unit_name, e.author_id, e.author_id = :person as mine,
                   case when a.protected and a.id <> :person then null
                        else a.given_name || ' ' || a.family_name end as author_name
              from page
              join p_documentation.entry e on e.tenant_id = :tenant and e.id = page.id
              join core_api.unit u on u.tenant_id = :tenant and u.id = e.unit_id
              join core_api.person a on a.tenant_id = :tenant and a.id = e.author_id
              left join core_api.unit o on o.tenant_id = :tenant and o.id = e.audience_unit_id
             order by e.published_at desc, e.id desc
            """;

    static final String PHOTO = """
            select 1
              from p_documentation.entry_photo x
             cross join lateral p_documentation.readable(:tenant, :person, :population, :today, x.entry_id) r
             where x.tenant_id = :tenant and x.file_id = :file
            """;

    private final Sql sql;
    private final TenantClock clock;
    private final Ui ui;

    @Inject
    public Cards(Sql sql, TenantClock clock, Ui ui) {
        this.sql = sql;
        this.clock = clock;
        this.ui = ui;
    }

    /** The entry, if the viewer may read it: rules 1 to 10, in one statement. */
    public Optional<Card> one(Viewer viewer, UUID id) {
        var rows = rows(ask(viewer, """
                with page as materialized (
                    select r.entry_id as id
                      from p_documentation.readable(:tenant, :person, :population, :today, :entry) r)
                """ + OF_PAGE).bind("entry", id));
        return complete(viewer, rows).stream().findFirst();
    }

    /** Whether the viewer reads the entry that the photo belongs to: one statement, by the keys of both. */
    boolean readsPhoto(Viewer viewer, FileId file) {
        return ask(viewer, PHOTO).bind("file", file).one(row -> true).isPresent();
    }

    /** A statement with the viewer bound: {@code :person}, {@code :population}, {@code :today}. */
    Statement ask(Viewer viewer, String statement) {
        return sql.of(statement)
                .bind("person", viewer.person())
                .bind("population", viewer.population())
                .bind("today", clock.today());
    }

    /** The cards of a statement that ends with {@link #OF_PAGE}, without what {@link #complete} adds. */
    List<Card> rows(Statement statement) {
        return statement.list(Cards::card);
    }

    /** Adds children, goals and photos to entries that the viewer may read. */
    List<Card> complete(Viewer viewer, List<Card> bare) {
        if (bare.isEmpty()) return bare;
        var ids = bare.stream().map(Card::id).toList();
        var children = children(viewer, ids);
        var goals = goals(ids);
        var photos = photos(ids);
        return bare.stream()
                .map(card -> with(
                        card,
                        children.getOrDefault(card.id(), List.of()),
                        goals.getOrDefault(card.id(), List.of()),
                        photos.getOrDefault(card.id(), List.of())))
                .toList();
    }

    private record Tag(UUID entry, Card.Child child, boolean named) {}

    private Map<UUID, List<Tag>> children(Viewer viewer, List<UUID> entries) {
        return ask(viewer, """
                        select x.entry_id, c.id, c.given_name,
                               :population = 'staff'
                               or c.id in (select g.child_id
                                             from core_api.guarded_children(:tenant, :person, 'documentation.read', :today) g) as named
                          from p_documentation.entry_child x
                          join core_api.child c on c.tenant_id = x.tenant_id and c.id = x.child_id
                         where x.tenant_id = :tenant and x.entry_id = any(:entries)
                         order by c.given_name, c.id
                        """)
                .bindArray("entries", "uuid", entries)
                .list(row -> new Tag(
                        row.uuid("entry_id"),
                        new Card.Child(row.uuid("id"), row.text("given_name")),
                        row.flag("named")))
                .stream()
                .collect(groupingBy(Tag::entry));
    }

    private Map<UUID, List<Card.Goal>> goals(List<UUID> entries) {
        record Tag(UUID entry, Card.Goal goal) {}
        return sql
                .of("""
                        select x.entry_id, g.curriculum_id, g.id, coalesce(g.label ->> :language, g.label ->> 'sv', g.id) as label,
                               coalesce(g.cluster, g.section) as cluster, coalesce(g.cluster_title, g.section_title) as cluster_title
                          from p_documentation.entry_goal x
                          join core_api.curriculum_goal g
                            on g.tenant_id = x.tenant_id and g.curriculum_id = x.curriculum_id and g.id = x.goal_id
                         where x.tenant_id = :tenant and x.entry_id = any(:entries)
                         order by g.curriculum_id, g.sort
                        """)
                .bind("language", ui.locale().getLanguage())
                .bindArray("entries", "uuid", entries)
                .list(row -> new Tag(row.uuid("entry_id"), goal(row)))
                .stream()
                .collect(groupingBy(Tag::entry, mapping(Tag::goal, toList())));
    }

    static Card.Goal goal(Row row) throws SQLException {
        return new Card.Goal(
                row.text("curriculum_id"),
                row.text("id"),
                row.text("label"),
                row.text("cluster"),
                row.text("cluster_title"));
    }

    private record Rendition(UUID entry, UUID file, String alt, String caption, Card.Photo.Size size) {}

    /** The photos that are ready, in their order. */
    public Map<UUID, List<Card.Photo>> photos(List<UUID> entries) {
        var renditions = sql.of("""
                        select x.entry_id, x.file_id, x.alt_text, x.caption, r.name, r.width, r.height
                          from p_documentation.entry_photo x
                          join core_api.file f on f.tenant_id = x.tenant_id and f.id = x.file_id and f.state = 'ready'
                          join core_api.file_rendition r on r.tenant_id = f.tenant_id and r.file_id = f.id
                         where x.tenant_id = :tenant and x.entry_id = any(:entries)
                         order by x.position, x.file_id, r.width, r.name
                        """)
                .bindArray("entries", "uuid", entries)
                .list(row -> new Rendition(
                        row.uuid("entry_id"),
                        row.uuid("file_id"),
                        row.text("alt_text"),
                        row.text("caption"),
                        new Card.Photo.Size(row.text("name"), row.number("width"), row.number("height"))));
        var photos = new LinkedHashMap<UUID, Card.Photo>();
        var byEntry = new HashMap<UUID, List<Card.Photo>>();
        for (var r : renditions) {
            var photo = photos.get(r.file());
            if (photo == null) {
                photo = new Card.Photo(r.file(), r.alt(), r.caption(), new ArrayList<>());
                photos.put(r.file(), photo);
                byEntry.computeIfAbsent(r.entry(), id -> new ArrayList<>()).add(photo);
            }
            photo.sizes().add(r.size());
        }
        return byEntry;
    }

    private static Card card(Row row) throws SQLException {
        return new Card(
                row.uuid("id"),
                row.number("version"),
                row.text("title"),
                row.text("body"),
                row.instant("published_at"),
                row.instant("withdrawn_at"),
                row.text("audience"),
                row.text("audience_name"),
                row.uuid("unit_id"),
                row.text("unit_name"),
                row.uuid("author_id"),
                row.text("author_name"),
                row.flag("mine"),
                0,
                List.of(),
                List.of(),
                List.of());
    }

    private static Card with(Card card, List<Tag> tags, List<Card.Goal> goals, List<Card.Photo> photos) {
        return new Card(
                card.id(),
                card.version(),
                card.title(),
                card.body(),
                card.publishedAt(),
                card.withdrawnAt(),
                card.audience(),
                card.audienceName(),
                card.unit(),
                card.unitName(),
                card.author(),
                card.authorName(),
                card.mine(),
                tags.size(),
                tags.stream().filter(Tag::named).map(Tag::child).toList(),
                goals,
                photos);
    }
}
