package se.kotte.plugins.documentation.writing;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import java.util.UUID;
import se.kotte.api.access.Ids;
import se.kotte.api.access.Viewer;
import se.kotte.api.audit.Audit;
import se.kotte.api.problem.Problem;
import se.kotte.api.sql.Sql;
import se.kotte.api.sql.Statement;
import se.kotte.api.time.TenantClock;

/** The life of an entry: rules 12 to 18. Called after the right to write was asked. */
@Dependent
class Writing {
    /** @param repeated whether it was there already, made by an earlier request with the same key */
    record Created(UUID id, boolean repeated) {}

    record Can(boolean edit, boolean undo, boolean withdraw) {
        static final Can NOTHING = new Can(false, false, false);
    }

    @PersistenceContext(unitName = "documentation")
    EntityManager em;

    private final Sql sql;
    private final TenantClock clock;
    private final Audit audit;
    private final Tagging tagging;

    @Inject
    Writing(Sql sql, TenantClock clock, Audit audit, Tagging tagging) {
        this.sql = sql;
        this.clock = clock;
        this.audit = audit;
        this.tagging = tagging;
    }

    /**
     * A new draft at a unit where the viewer holds {@code documentation.write}.
     *
     * @param key the request's Idempotency-Key, or null
     * @throws Problem not found, for a unit where nothing is written; repeated differently
     */
    Created create(Viewer viewer, UUID unit, Draft draft, String key) {
        var place = tagging.place(unit);
        if (!draft.faults().isEmpty()) throw Draft.problem(draft.faults());
        var id = Ids.create();
        var hash = draft.hash(unit);
        // A second request waits here for the first to commit, then inserts nothing and finds the first one's row.
        int inserted = as(viewer, """
                        insert into p_documentation.entry
                               (tenant_id, id, unit_id, preschool_id, author_id, created_at, changed_at, request_key, request_hash)
                        values (:tenant, :id, :unit, :preschool, :person, :now, :now, :key, :hash)
                        on conflict (tenant_id, author_id, request_key) do nothing
                        """)
                .bind("id", id)
                .bind("unit", unit)
                .bind("preschool", place.preschool())
                .bind("now", clock.now())
                .bind("key", key)
                .bind("hash", key == null ? null : hash)
                .run();
        if (inserted == 0) return repeat(viewer, key, hash);
        fill(viewer, em.find(Entry.class, id), draft);
        return new Created(id, false);
    }

    private Created repeat(Viewer viewer, String key, String hash) {
        record Earlier(UUID id, String hash) {}
        var earlier = as(viewer, """
                        select e.id, e.request_hash
                          from p_documentation.entry e
                         where e.tenant_id = :tenant and e.author_id = :person and e.request_key = :key
                        """)
                .bind("key", key)
                .one(row -> new Earlier(row.uuid("id"), row.text("request_hash")))
                .orElseThrow(Problem::notFound);
        own(viewer, earlier.id());
        if (!earlier.hash().equals(hash))
            throw Problem.of(
                    Problem.Type.REPEATED_DIFFERENTLY,
                    "This Idempotency-Key was used with other content. Use a new key for a new entry.");
        return new Created(earlier.id(), true);
    }

    /** The viewer's own entry with this key, if there is one. */
    Optional<UUID> byKey(Viewer viewer, String key) {
        return as(viewer, """
                        select e.id
                          from p_documentation.entry e
                         where e.tenant_id = :tenant and e.author_id = :person and e.request_key = :key
                        """).bind("key", key).one(row -> row.uuid("id"));
    }

    /**
     * The viewer's own draft or published entry, where they still hold the right to write.
     *
     * @throws Problem not found
     */
    Entry own(Viewer viewer, UUID id) {
        return findOwn(viewer, id).orElseThrow(Problem::notFound);
    }

    private Optional<Entry> findOwn(Viewer viewer, UUID id) {
        return find(viewer, id, """
                e.author_id = :person and e.withdrawn_at is null
                and e.unit_id in (select u.unit_id
                                    from core_api.visible_units(:tenant, :person, 'documentation.write', :today) u)
                """);
    }

    private Optional<Entry> withdrawable(Viewer viewer, UUID id) {
        return find(viewer, id, """
                e.published_at is not null and e.withdrawn_at is null
                and (e.author_id = :person
                     and e.unit_id in (select u.unit_id
                                         from core_api.visible_units(:tenant, :person, 'documentation.write', :today) u)
                     or e.unit_id in (select u.unit_id
                                        from core_api.visible_units(:tenant, :person, 'documentation.manage', :today) u))
                """);
    }

    /** Staff alone, whatever else the person is; and only what they may read. */
    private Optional<Entry> find(Viewer viewer, UUID id, String condition) {
        return as(viewer, """
                        select e.id
                          from p_documentation.entry e
                         cross join lateral p_documentation.readable(:tenant, :person, :population, :today, e.id) r
                         where e.tenant_id = :tenant and e.id = :id and :population = 'staff' and (%s)
                        """.formatted(condition)).bind("id", id).one(row -> em.find(Entry.class, row.uuid("id")));
    }

    /** What the viewer could do with it now: for the buttons. */
    Can can(Viewer viewer, UUID id) {
        var own = findOwn(viewer, id);
        return new Can(
                own.isPresent(),
                own.filter(entry -> entry.canUndo(viewer.person().value(), clock.now()))
                        .isPresent(),
                withdrawable(viewer, id).isPresent());
    }

    /** @throws Problem invalid; a published entry stays fit to be published */
    void save(Viewer viewer, Entry entry, Draft draft) {
        var faults = entry.isDraft() ? draft.faults() : draft.faultsToPublish();
        if (!faults.isEmpty()) throw Draft.problem(faults);
        fill(viewer, entry, draft);
        edited(viewer, entry);
    }

    /** Something of it was changed: recorded, once guardians may have read it. */
    void edited(Viewer viewer, Entry entry) {
        if (entry.isPublished()) audit.record(viewer, "entry.edited", entry.id());
    }

    private void fill(Viewer viewer, Entry entry, Draft draft) {
        var audienceUnit = tagging.place(entry.unit()).unitOf(draft.audience());
        tagging.check(viewer, entry, draft);
        entry.edit(draft.title(), draft.body(), draft.audience(), audienceUnit, clock.now());
        em.flush();
        tagging.store(entry, draft);
    }

    /** @throws Problem invalid, while something is missing */
    void publish(Viewer viewer, Entry entry, Draft draft) {
        if (!entry.isDraft()) return;
        var faults = draft.faultsToPublish();
        if (!faults.isEmpty()) throw Draft.problem(faults);
        entry.publish(clock.now());
        em.flush();
        tagging.readableSince(entry);
        audit.record(viewer, "entry.published", entry.id());
    }

    /** @throws Problem conflict, when it is too late */
    void undo(Viewer viewer, UUID id) {
        var entry = own(viewer, id);
        if (!entry.canUndo(viewer.person().value(), clock.now()))
            throw Problem.of(Problem.Type.CONFLICT, "It is too late to undo. Withdraw the entry instead.");
        entry.undo(viewer.person().value(), clock.now());
        em.flush();
        tagging.readableSince(entry);
        audit.record(viewer, "entry.unpublished", id);
    }

    void withdraw(Viewer viewer, UUID id) {
        var entry = withdrawable(viewer, id).orElseThrow(Problem::notFound);
        entry.withdraw(viewer.person().value(), clock.now());
        em.flush();
        tagging.readableSince(entry);
        audit.record(viewer, "entry.withdrawn", id);
    }

    /** Throws a draft away for good. */
    void discard(Viewer viewer, UUID id) {
        var entry = own(viewer, id);
        if (!entry.isDraft()) throw Problem.of(Problem.Type.CONFLICT, "It is published. Withdraw it instead.");
        em.remove(entry);
        em.flush();
    }

    /** What is stored, as if it had been typed: what publishing judges. */
    Draft stored(Viewer viewer, UUID id) {
        return as(viewer, """
                        select e.title, e.body, e.audience,
                               array(select c.child_id from p_documentation.entry_child c
                                      where c.tenant_id = :tenant and c.entry_id = e.id order by c.child_id) as children,
                               array(select g.curriculum_id || '/' || g.goal_id from p_documentation.entry_goal g
                                      where g.tenant_id = :tenant and g.entry_id = e.id order by 1) as goals
                          from p_documentation.entry e
                         where e.tenant_id = :tenant and e.id = :id
                        """)
                .bind("id", id)
                .one(row -> new Draft(
                        row.text("title"),
                        row.text("body"),
                        Audience.of(row.text("audience")).orElseThrow(),
                        row.<UUID>array("children"),
                        row.<String>array("goals")))
                .orElseThrow(Problem::notFound);
    }

    private Statement as(Viewer viewer, String statement) {
        return sql.of(statement)
                .bind("person", viewer.person())
                .bind("population", viewer.population())
                .bind("today", clock.today());
    }
}
