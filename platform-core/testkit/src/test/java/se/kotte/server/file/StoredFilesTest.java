package se.kotte.server.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.kotte.api.access.PersonId;
import se.kotte.api.access.Population;
import se.kotte.api.access.Viewer;
import se.kotte.api.file.Rendition;
import se.kotte.api.problem.Problem;
import se.kotte.server.event.EventTelling;
import se.kotte.server.file.FileStore.Key;
import se.kotte.server.job.Jobbing;
import se.kotte.server.tenancy.CurrentTenant;

/** Everything but the answer to a reader, which takes the container. */
class StoredFilesTest {
    /** Held, since a logger that nobody holds forgets its level: what is lost here is lost on purpose. */
    private static final Logger LOG = Logger.getLogger("se.kotte.server.file");

    private static final Duration TWO_DAYS = Duration.ofDays(2);

    static {
        LOG.setLevel(Level.OFF);
    }

    private record Someone(PersonId person) implements Viewer {
        @Override
        public Population population() {
            return Population.STAFF;
        }

        @Override
        public String name() {
            return "Someone";
        }
    }

    @AutoClose
    static final Jobbing jobs = new Jobbing();

    @TempDir
    Path folder;

    private final Someone owner = new Someone(new PersonId(UUID.randomUUID()));
    private final List<Runnable> afterCommit = new ArrayList<>();
    private FolderStore store;
    private StoredFiles files;

    @BeforeEach
    void begin() {
        store = new FolderStore(folder.resolve("files"));
        var events = EventTelling.events(jobs, jobs.handling());
        files = new StoredFiles(jobs.transactions, EventTelling.CLOCK, events, store, afterCommit::add, null);
        jobs.database.asOwner("""
                truncate core.file cascade; delete from core.event; delete from core.job;
                insert into core.person (tenant_id, id, given_name, family_name)
                select t, '%s', 'Some', 'One' from generate_series(1, 2) t""".formatted(owner.person()));
    }

    /** Rules 1 and 4. */
    @Test
    void a_photo_is_stored_by_its_bytes_and_told_of() throws Exception {
        var file = in(1, () -> files.store(owner, photo()));
        assertThat(in(1, () -> files.mediaType(file))).isEqualTo("image/jpeg");
        assertThat(in(1, () -> text(files.original(file)))).isEqualTo(text(photo()));
        assertThat(jobs.count(
                        "select count(*) as n from core.event where type = 'file.stored' and version = 1 and subject_id = '"
                                + file + "'"))
                .isEqualTo(1);
        assertThat(onDisk()).containsExactly(file + ".original");
    }

    /** Rule 4. */
    @Test
    void what_is_no_photo_or_too_large_is_refused_and_leaves_nothing() throws Exception {
        problem(Problem.Type.UNSUPPORTED_TYPE, () -> files.store(owner, content("<svg onload=alert(1)>")));
        problem(Problem.Type.UNSUPPORTED_TYPE, () -> files.store(owner, content("")));
        var large =
                new java.io.SequenceInputStream(photo(), new ByteArrayInputStream(new byte[(int) StoredFiles.LIMIT]));
        problem(Problem.Type.TOO_LARGE, () -> files.store(owner, large));
        assertThat(onDisk()).isEmpty();
        assertThat(jobs.count("select count(*) as n from core.file")).isZero();
    }

    @Test
    void renditions_take_the_place_of_the_original_when_the_transaction_commits() throws Exception {
        var file = in(1, () -> files.store(owner, photo()));
        in(1, () -> {
            files.ready(file, List.of(rendition("small", "s"), rendition("large", "l")));
            assertThat(onDisk()).contains(file + ".original");
            return null;
        });
        assertThat(onDisk()).containsExactly(file + ".large", file + ".small");
        problem(Problem.Type.NOT_FOUND, () -> files.original(file));
        problem(Problem.Type.NOT_FOUND, () -> {
            files.ready(file, List.of(rendition("small", "again")));
            return null;
        });
    }

    @Test
    void a_transaction_that_rolls_back_keeps_the_original() throws Exception {
        var file = in(1, () -> files.store(owner, photo()));
        assertThatThrownBy(() -> in(1, () -> {
                    files.ready(file, List.of(rendition("small", "s")));
                    throw new IllegalStateException("on purpose");
                }))
                .hasMessage("on purpose");
        assertThat(in(1, () -> text(files.original(file)))).isEqualTo(text(photo()));
    }

    @Test
    void a_photo_that_cannot_be_read_says_why_and_its_bytes_go() throws Exception {
        var file = in(1, () -> files.store(owner, photo()));
        in(1, () -> {
            files.failed(file, "damaged");
            return null;
        });
        assertThat(onDisk()).isEmpty();
        assertThat(jobs.count("select count(*) as n from core.file where state = 'failed' and failure = 'damaged'"))
                .isEqualTo(1);
        assertThatThrownBy(() -> in(1, () -> {
                    files.failed(file, "Alva's photo");
                    return null;
                }))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void another_municipality_finds_nothing_of_it() throws Exception {
        var file = in(1, () -> files.store(owner, photo()));
        problem(2, Problem.Type.NOT_FOUND, () -> files.original(file));
        problem(2, Problem.Type.NOT_FOUND, () -> files.mediaType(file));
        problem(2, Problem.Type.NOT_FOUND, () -> {
            files.failed(file, "damaged");
            return null;
        });
    }

    /** Rule 7. */
    @Test
    void bytes_that_are_gone_are_not_found() throws Exception {
        var file = in(1, () -> files.store(owner, photo()));
        store.remove(new Key(1, file.value(), Key.ORIGINAL));
        problem(Problem.Type.NOT_FOUND, () -> files.original(file));
    }

    /** Rule 2. */
    @Test
    void the_sweep_takes_what_no_row_names_when_it_is_a_day_old() throws Exception {
        var pending = in(1, () -> files.store(owner, photo()));
        var ready = in(1, () -> files.store(owner, photo()));
        in(1, () -> {
            files.ready(ready, List.of(rendition("small", "s")));
            return null;
        });
        // The original of a file that is ready, a file without a row, and one of the neighbour's row.
        store.put(new Key(1, ready.value(), Key.ORIGINAL), photo(), 100);
        store.put(new Key(1, UUID.randomUUID(), Key.ORIGINAL), photo(), 100);
        var theirs = in(2, () -> files.store(owner, photo()));
        store.put(new Key(1, theirs.value(), Key.ORIGINAL), photo(), 100);

        assertThat(sweep(Instant.now())).isZero();
        assertThat(sweep(Instant.now().plus(TWO_DAYS))).isEqualTo(3);
        assertThat(onDisk()).containsExactlyInAnyOrder(pending + ".original", ready + ".small", theirs + ".original");
    }

    /** Rule 2: a database restored from before, or another one. */
    @Test
    void a_sweep_that_would_take_most_files_takes_none() throws Exception {
        for (int i = 0; i < 51; i++) store.put(new Key(1, UUID.randomUUID(), "small"), photo(), 100);
        in(1, () -> files.store(owner, photo()));
        assertThat(sweep(Instant.now().plus(TWO_DAYS))).isZero();
        assertThat(onDisk()).hasSize(52);
    }

    private int sweep(Instant now) throws Exception {
        return in(
                1,
                () -> FileSweep.sweep(
                        store, (tenant, keys) -> FileSweep.named(jobs.transactions, tenant, keys), 1, now));
    }

    private Rendition rendition(String name, String content) throws IOException {
        var file = Files.writeString(folder.resolve(name), content);
        return new Rendition(name, "image/jpeg", 1, 1, file);
    }

    private <T> void problem(Problem.Type type, Callable<T> work) {
        problem(1, type, work);
    }

    private <T> void problem(int tenant, Problem.Type type, Callable<T> work) {
        assertThatThrownBy(() -> in(tenant, work))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(type));
    }

    /** In a transaction of the tenant, and what waits for its end. */
    private <T> T in(int tenant, Callable<T> work) throws Exception {
        afterCommit.clear();
        var result = new AtomicReference<T>();
        CurrentTenant.call(jobs.tenant(tenant), () -> {
            jobs.transactions.run(sql -> result.set(work.call()));
            return null;
        });
        afterCommit.forEach(Runnable::run);
        return result.get();
    }

    private List<String> onDisk() throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve("files"))) {
            return all.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    private static InputStream photo() {
        return content("\u00ff\u00d8\u00ff\u00e0 as good as a photo");
    }

    private static InputStream content(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String text(InputStream in) throws IOException {
        try (in) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
