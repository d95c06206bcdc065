package se.kotte.plugins.documentation.writing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class EntryTest {
    static final Instant NOW = Instant.parse("2026-11-23T11:00:00Z");
    static final UUID AUTHOR = new UUID(1, 1);

    final Entry entry = new Entry(new UUID(0, 1), new UUID(0, 2), AUTHOR, NOW);

    private static void refused(ThrowingCallable deed) {
        assertThatThrownBy(deed).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void it_goes_from_draft_to_published_to_withdrawn() {
        assertThat(entry.isDraft()).isTrue();
        assertThat(entry.readableSince()).isNull();
        entry.publish(NOW);
        assertThat(entry.isPublished()).isTrue();
        assertThat(entry.readableSince()).isEqualTo(NOW);
        entry.withdraw(AUTHOR, NOW.plusSeconds(1));
        assertThat(entry.isWithdrawn()).isTrue();
        assertThat(entry.isPublished()).isFalse();
        assertThat(entry.readableSince()).isNull();
    }

    @Test
    void undo_leads_back_to_a_draft_for_the_author_until_ten_minutes_are_over() {
        entry.publish(NOW);
        var lastMoment = NOW.plus(Entry.UNDO).minusNanos(1);
        assertThat(entry.canUndo(AUTHOR, lastMoment)).isTrue();
        assertThat(entry.canUndo(new UUID(9, 9), lastMoment)).isFalse();
        assertThat(entry.canUndo(AUTHOR, NOW.plus(Entry.UNDO))).isFalse();
        refused(() -> entry.undo(AUTHOR, NOW.plus(Entry.UNDO)));
        entry.undo(AUTHOR, lastMoment);
        assertThat(entry.isDraft()).isTrue();
    }

    @Test
    void no_verb_works_in_the_wrong_state() {
        refused(() -> entry.withdraw(AUTHOR, NOW));
        refused(() -> entry.undo(AUTHOR, NOW));
        entry.publish(NOW);
        refused(() -> entry.publish(NOW));
        entry.withdraw(AUTHOR, NOW);
        refused(() -> entry.publish(NOW));
        refused(() -> entry.withdraw(AUTHOR, NOW));
        refused(() -> entry.undo(AUTHOR, NOW));
        refused(() -> entry.edit("", "", Audience.STAFF, null, NOW));
    }
}
