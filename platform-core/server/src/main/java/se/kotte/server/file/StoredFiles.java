package se.kotte.server.file;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.util.List;
import se.kotte.api.access.Ids;
import se.kotte.api.access.Viewer;
import se.kotte.api.file.FileId;
import se.kotte.api.file.Files;
import se.kotte.api.file.Rendition;
import se.kotte.api.problem.Problem;
import se.kotte.api.sql.Sql;
import se.kotte.api.time.TenantClock;
import se.kotte.server.event.Events;
import se.kotte.server.file.FileStore.Key;
import se.kotte.server.tenancy.CurrentTenant;

/** Rows and bytes together. Each method joins the caller's transaction, or has one for as long as it looks a row up. */
@ApplicationScoped
@Transactional
class StoredFiles implements Files {
    static final long LIMIT = 20_000_000;

    private static final System.Logger LOG = System.getLogger(StoredFiles.class.getName());

    private Sql sql;
    private TenantClock clock;
    private Events events;
    private FileStore store;
    private AfterCommit afterCommit;
    private HttpServletRequest servlet;

    StoredFiles() {}

    @Inject
    StoredFiles(
            Sql sql,
            TenantClock clock,
            Events events,
            FileStore store,
            AfterCommit afterCommit,
            HttpServletRequest servlet) {
        this.sql = sql;
        this.clock = clock;
        this.events = events;
        this.store = store;
        this.afterCommit = afterCommit;
        this.servlet = servlet;
    }

    @Override
    public FileId store(Viewer owner, InputStream content) throws IOException {
        var buffered = FirstBytes.of(content);
        var type = FirstBytes.mediaType(buffered)
                .orElseThrow(() -> Problem.of(
                        Problem.Type.UNSUPPORTED_TYPE, "This is no photo that can be read: send JPEG, PNG or WebP."));
        var file = new FileId(Ids.create());
        var stored = put(originalOf(file), buffered);
        sql.of("""
                        insert into core.file (tenant_id, id, owner_id, media_type, bytes, created_at)
                        values (:tenant, :id, :owner, :type, :bytes, :at)
                        """)
                .bind("id", file)
                .bind("owner", owner.person())
                .bind("type", type)
                .bind("bytes", stored.bytes())
                .bind("at", clock.now())
                .run();
        events.tell("file.stored", 1, file.value());
        return file;
    }

    private FileStore.Stored put(Key key, InputStream content) throws IOException {
        try {
            return store.put(key, content, LIMIT);
        } catch (FileStore.TooLarge e) {
            throw Problem.of(
                    Problem.Type.TOO_LARGE,
                    "This file is larger than " + LIMIT / 1_000_000 + " MB. Send a smaller one.");
        }
    }

    @Override
    public InputStream original(FileId file) throws IOException {
        sql.of("""
                        select 1 from core.file f
                         where f.tenant_id = :tenant and f.id = :id and f.state = 'pending'
                        """).bind("id", file).one(row -> true).orElseThrow(Problem::notFound);
        return Channels.newInputStream(open(originalOf(file)));
    }

    @Override
    public String mediaType(FileId file) {
        return sql.of("select f.media_type from core.file f where f.tenant_id = :tenant and f.id = :id")
                .bind("id", file)
                .one(row -> row.text("media_type"))
                .orElseThrow(Problem::notFound);
    }

    @Override
    public void ready(FileId file, List<Rendition> renditions) throws IOException {
        if (renditions.isEmpty()) throw new IllegalArgumentException("no renditions: say why with failed");
        end(file, "ready", null);
        for (var rendition : renditions) keep(file, rendition);
    }

    private void keep(FileId file, Rendition rendition) throws IOException {
        FileStore.Stored stored;
        try (var content = java.nio.file.Files.newInputStream(rendition.content())) {
            stored = store.put(key(file, rendition.name()), content, LIMIT);
        }
        sql.of("""
                        insert into core.file_rendition
                            (tenant_id, file_id, name, media_type, width, height, bytes, sha256)
                        values (:tenant, :file, :name, :type, :width, :height, :bytes, :sha256)
                        """)
                .bind("file", file)
                .bind("name", rendition.name())
                .bind("type", rendition.mediaType())
                .bind("width", rendition.width())
                .bind("height", rendition.height())
                .bind("bytes", stored.bytes())
                .bind("sha256", stored.sha256())
                .run();
    }

    @Override
    public void failed(FileId file, String code) {
        if (!code.matches("[a-z][a-z-]{1,39}")) throw new IllegalArgumentException("not a word: " + code);
        end(file, "failed", code);
    }

    /** The file is pending no longer, and its original goes. */
    private void end(FileId file, String state, String failure) {
        int ended = sql.of("""
                        update core.file set state = :state, failure = :failure
                         where tenant_id = :tenant and id = :id and state = 'pending'
                        """)
                .bind("id", file)
                .bind("state", state)
                .bind("failure", failure)
                .run();
        if (ended == 0) throw Problem.notFound();
        var original = originalOf(file);
        afterCommit.run(() -> {
            try {
                store.remove(original);
            } catch (IOException e) {
                LOG.log(System.Logger.Level.WARNING, "left for the sweep: " + original, e);
            }
        });
    }

    @Override
    public Response serve(FileId file, String rendition, Request request, String rangeHeader) {
        var content = sql.of("""
                        select r.media_type, r.bytes, r.sha256 from core.file_rendition r
                         where r.tenant_id = :tenant and r.file_id = :file and r.name = :name
                        """)
                .bind("file", file)
                .bind("name", rendition)
                .one(row -> new FileAnswer.Content(row.text("media_type"), row.big("bytes"), row.text("sha256")))
                .orElseThrow(Problem::notFound);
        return FileAnswer.to(
                request,
                rangeHeader,
                servlet.getHeader("If-Range"),
                content,
                () -> open(key(file, rendition), content.bytes()));
    }

    private FileChannel open(Key key, long bytes) throws IOException {
        var channel = open(key);
        if (channel.size() == bytes) return channel;
        channel.close();
        throw lost(key, null);
    }

    private FileChannel open(Key key) throws IOException {
        try {
            return store.open(key);
        } catch (NoSuchFileException e) {
            throw lost(key, e);
        }
    }

    /** Rule 7. */
    private static Problem lost(Key key, IOException why) {
        LOG.log(System.Logger.Level.ERROR, "the bytes are gone or cut: " + key, why);
        return Problem.notFound();
    }

    private static Key originalOf(FileId file) {
        return key(file, Key.ORIGINAL);
    }

    private static Key key(FileId file, String form) {
        return new Key(CurrentTenant.get().id(), file.value(), form);
    }
}
