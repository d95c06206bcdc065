package se.kotte.server.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.kotte.server.file.FileStore.Key;

class FolderStoreTest {
    private static final UUID FILE = UUID.fromString("01a205d8-12ad-7cec-bfb8-ee32bfe269c6");
    private static final Key KEY = new Key(7, FILE, Key.ORIGINAL);
    private static final Instant NEVER = Instant.EPOCH;

    @TempDir
    Path folder;

    private FolderStore store;

    @BeforeEach
    void open() {
        store = new FolderStore(folder.resolve("files"));
    }

    @Test
    void what_is_put_is_read_back_with_its_size_and_hash() throws IOException {
        var stored = store.put(KEY, content("abc"), 3);
        assertThat(stored.bytes()).isEqualTo(3);
        assertThat(stored.sha256()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(read(KEY)).isEqualTo("abc");
    }

    /** Rule 3. */
    @Test
    void the_path_is_made_of_numbers_and_ids() throws IOException {
        store.put(KEY, content("abc"), 3);
        assertThat(files()).containsExactly(folder.resolve("files/7/c6/" + FILE + ".original"));
    }

    /** Rule 3. */
    @ParameterizedTest
    @ValueSource(strings = {"", "..", "../x", "a/b", "Small", "a.b", "\u0000", "aaaaaaaaaaaaaaaaaaaaa"})
    void a_form_is_a_short_word(String form) {
        assertThatThrownBy(() -> new Key(7, FILE, form)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Rule 4. */
    @Test
    void one_byte_too_many_stores_nothing() throws IOException {
        assertThatThrownBy(() -> store.put(KEY, content("abcd"), 3)).isInstanceOf(FileStore.TooLarge.class);
        assertThat(files()).isEmpty();
    }

    @Test
    void a_sender_who_goes_away_leaves_nothing_and_what_was_there_before() throws IOException {
        store.put(KEY, content("before"), 10);
        var torn = new FilterInputStream(content("after")) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                if (in.available() == 0) throw new IOException("gone");
                return in.read(buffer, offset, 2);
            }
        };
        assertThatThrownBy(() -> store.put(KEY, torn, 10)).hasMessage("gone");
        assertThat(read(KEY)).isEqualTo("before");
        assertThat(files()).hasSize(1);
    }

    /** Rule 5. */
    @Test
    void what_was_opened_is_read_to_its_end_though_it_is_removed_or_replaced_meanwhile() throws IOException {
        store.put(KEY, content("first"), 10);
        try (var open = store.open(KEY)) {
            store.put(KEY, content("second"), 10);
            assertThat(new String(Channels.newInputStream(open).readAllBytes())).isEqualTo("first");
        }
        try (var open = store.open(KEY)) {
            store.remove(KEY);
            assertThat(new String(Channels.newInputStream(open).readAllBytes())).isEqualTo("second");
        }
        assertThatThrownBy(() -> store.open(KEY)).isInstanceOf(NoSuchFileException.class);
        store.remove(KEY);
    }

    @Test
    void each_tenant_has_its_own() throws IOException {
        store.put(KEY, content("abc"), 3);
        store.put(new Key(8, FILE, "small"), content("def"), 3);
        assertThat(store.tenants()).containsExactlyInAnyOrder(7, 8);
        assertThat(found(8)).containsExactly(new Key(8, FILE, "small"));
        assertThat(found(9)).isEmpty();
    }

    @Test
    void leftovers_go_when_they_are_old_and_not_before() throws IOException {
        store.put(KEY, content("abc"), 3);
        var leftover = Files.writeString(folder.resolve("files/7/c6/x.part"), "half");
        Files.setLastModifiedTime(leftover, FileTime.from(Instant.parse("2026-11-01T00:00:00Z")));
        store.each(7, Instant.parse("2026-11-01T00:00:00Z"), found -> {});
        assertThat(leftover).exists();
        store.each(7, Instant.parse("2026-11-01T00:00:01Z"), found -> {});
        assertThat(leftover).doesNotExist();
        assertThat(found(7)).containsExactly(KEY);
    }

    @Test
    void a_folder_that_cannot_be_written_is_said_at_once() throws IOException {
        var file = Files.writeString(folder.resolve("occupied"), "");
        assertThatThrownBy(() -> new FolderStore(file))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("KOTTE_FILES");
    }

    private List<Key> found(int tenant) throws IOException {
        var keys = new ArrayList<Key>();
        store.each(tenant, NEVER, found -> keys.add(found.key()));
        return keys;
    }

    private String read(Key key) throws IOException {
        try (var open = store.open(key)) {
            return new String(Channels.newInputStream(open).readAllBytes());
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static InputStream content(String text) {
        return new ByteArrayInputStream(text.getBytes());
    }
}
