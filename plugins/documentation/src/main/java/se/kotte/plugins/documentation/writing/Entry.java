package se.kotte.plugins.documentation.writing;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/**
 * An entry and its life: a draft, published, perhaps taken back to a draft at once, perhaps withdrawn later. Rows are made
 * by {@link Writing}, since a repeated request must find the row of the first; the tenant is row level security's.
 */
@Entity
@Table(name = "entry", schema = "p_documentation")
class Entry {
    static final Duration UNDO = Duration.ofMinutes(10);

    @Id
    private UUID id;

    @Column(name = "unit_id", updatable = false)
    private UUID unitId;

    @Column(name = "author_id", updatable = false)
    private UUID authorId;

    private String title;

    private String body;

    private String audience;

    @Convert(converter = NullableUuid.class)
    @Column(name = "audience_unit_id")
    private UUID audienceUnitId;

    @Column(name = "changed_at")
    private OffsetDateTime changedAt;

    @Column(name = "published_at")
    private OffsetDateTime publishedAt;

    @Column(name = "withdrawn_at")
    private OffsetDateTime withdrawnAt;

    @Convert(converter = NullableUuid.class)
    @Column(name = "withdrawn_by")
    private UUID withdrawnBy;

    @Version
    private int version;

    protected Entry() {}

    /** As {@link Writing} inserts it. */
    Entry(UUID id, UUID unitId, UUID authorId, Instant now) {
        this.id = id;
        this.unitId = unitId;
        this.authorId = authorId;
        this.title = "";
        this.body = "";
        this.audience = Audience.CHILDREN.code();
        this.changedAt = at(now);
        this.version = 1;
    }

    void edit(String newTitle, String newBody, Audience newAudience, UUID newAudienceUnit, Instant now) {
        if (isWithdrawn()) throw new IllegalStateException("a withdrawn entry is not changed");
        title = newTitle;
        body = newBody;
        audience = newAudience.code();
        audienceUnitId = newAudienceUnit;
        changedAt = at(now);
    }

    void publish(Instant now) {
        if (!isDraft()) throw new IllegalStateException("only a draft is published");
        publishedAt = at(now);
        changedAt = publishedAt;
    }

    /** Whether {@code person} may still take it back to a draft. */
    boolean canUndo(UUID person, Instant now) {
        return isPublished()
                && authorId.equals(person)
                && now.isBefore(publishedAt.toInstant().plus(UNDO));
    }

    void undo(UUID person, Instant now) {
        if (!canUndo(person, now)) throw new IllegalStateException("too late, or not the author");
        publishedAt = null;
        changedAt = at(now);
    }

    void withdraw(UUID by, Instant now) {
        if (!isPublished()) throw new IllegalStateException("only a published entry is withdrawn");
        withdrawnAt = at(now);
        withdrawnBy = by;
        changedAt = withdrawnAt;
    }

    UUID id() {
        return id;
    }

    UUID unit() {
        return unitId;
    }

    UUID author() {
        return authorId;
    }

    int version() {
        return version;
    }

    boolean isDraft() {
        return publishedAt == null;
    }

    boolean isPublished() {
        return publishedAt != null && withdrawnAt == null;
    }

    boolean isWithdrawn() {
        return withdrawnAt != null;
    }

    /** Since when it can be read; null while it cannot. */
    Instant readableSince() {
        return isPublished() ? publishedAt.toInstant() : null;
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
