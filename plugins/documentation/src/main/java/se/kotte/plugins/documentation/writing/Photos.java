package se.kotte.plugins.documentation.writing;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import se.kotte.api.access.Viewer;
import se.kotte.api.file.FileId;
import se.kotte.api.file.Files;
import se.kotte.api.problem.Problem;
import se.kotte.api.sql.Sql;
import se.kotte.plugins.documentation.Documentation;

/** The photos of an entry, for its author: whatever state they are in. */
@Dependent
class Photos {
    static final int MOST = 30;
    private static final Set<String> TOLD = Set.of("damaged", "truncated", "too-many-pixels", "unsupported-type");
    private static final int LONGEST = 300;

    /**
     * @param state {@code pending}, {@code ready} or {@code failed}
     * @param failure a stable word such as {@code damaged}; null unless it failed
     */
    record Photo(UUID file, String alt, String caption, String state, String failure) {
        boolean ready() {
            return state.equals("ready");
        }

        /** The failure as far as there are words for it. */
        String reason() {
            return failure == null || !TOLD.contains(failure) ? "other" : failure;
        }

        boolean failed() {
            return state.equals("failed");
        }

        String src() {
            return Documentation.PAGES + "/photos/" + file + "/small";
        }
    }

    private final Sql sql;
    private final Files files;

    @Inject
    Photos(Sql sql, Files files) {
        this.sql = sql;
        this.files = files;
    }

    List<Photo> of(UUID entry) {
        return sql.of("""
                        select x.file_id, x.alt_text, x.caption, f.state, f.failure
                          from p_documentation.entry_photo x
                          join core_api.file f on f.tenant_id = x.tenant_id and f.id = x.file_id
                         where x.tenant_id = :tenant and x.entry_id = :entry
                         order by x.position, x.file_id
                        """)
                .bind("entry", entry)
                .list(row -> new Photo(
                        row.uuid("file_id"),
                        row.text("alt_text"),
                        row.text("caption"),
                        row.text("state"),
                        row.text("failure")));
    }

    /** @throws Problem too large; unsupported type; conflict, when there are {@link #MOST} already */
    FileId add(Viewer viewer, Entry entry, InputStream content) throws IOException {
        if (of(entry.id()).size() >= MOST)
            throw Problem.of(Problem.Type.CONFLICT, "An entry holds at most " + MOST + " photos. Begin another one.");
        var file = files.store(viewer, content);
        sql.of("""
                        insert into p_documentation.entry_photo (tenant_id, file_id, entry_id, position)
                        select :tenant, :file, :entry, coalesce(max(x.position), 0) + 1
                          from p_documentation.entry_photo x
                         where x.tenant_id = :tenant and x.entry_id = :entry
                        """).bind("file", file).bind("entry", entry.id()).run();
        return file;
    }

    /**
     * @param caption null to keep the one there is
     * @return whether the entry has this photo
     */
    boolean describe(Entry entry, FileId file, String alt, String caption) {
        var tidyAlt = Wording.line(alt);
        var tidyCaption = caption == null ? null : Wording.line(caption);
        if (tidyAlt.length() > LONGEST || tidyCaption != null && tidyCaption.length() > LONGEST)
            throw Problem.invalid("At most " + LONGEST + " characters.", new Problem.Field("/alt", "shorter"));
        return sql.of("""
                        update p_documentation.entry_photo
                           set alt_text = :alt, caption = coalesce(cast(:caption as text), caption)
                         where tenant_id = :tenant and file_id = :file and entry_id = :entry
                        """)
                        .bind("alt", tidyAlt)
                        .bind("caption", tidyCaption)
                        .bind("file", file)
                        .bind("entry", entry.id())
                        .run()
                > 0;
    }

    /** @throws Problem not found, for a photo of another entry */
    void remove(Entry entry, FileId file) {
        int removed = sql.of("""
                        delete from p_documentation.entry_photo
                         where tenant_id = :tenant and file_id = :file and entry_id = :entry
                        """).bind("file", file).bind("entry", entry.id()).run();
        if (removed == 0) throw Problem.notFound();
    }
}
