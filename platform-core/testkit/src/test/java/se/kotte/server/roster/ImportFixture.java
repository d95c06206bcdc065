package se.kotte.server.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import se.kotte.server.roster.ImportReport.Outcome;
import se.kotte.server.roster.RosterImport.Options;
import se.kotte.testkit.Municipality;
import se.kotte.testkit.TestDatabase;
import se.kotte.testkit.TestSql;

/** Runs imports into two municipalities and compares what is stored before and after. */
final class ImportFixture implements AutoCloseable {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    static final Options STRICT = new Options(false, Options.DEFAULT_ENDING, false, false, null);
    static final Options ADMINISTRATORS = new Options(false, Options.DEFAULT_ENDING, true, false, null);
    static final Options ALL = new Options(false, 100, true, true, null);

    /** Every tenant table that an import could write to, and those that it never should. */
    private static final List<String> TABLES = List.of(
            "unit",
            "unit_closure",
            "person",
            "child",
            "placement",
            "guardian",
            "assignment",
            "sign_in_identifier",
            "sign_in",
            "roster_import",
            "audit",
            "role",
            "role_capability");

    final TestDatabase db = TestDatabase.create();
    private final Path folder;
    private int municipalities;
    private LocalDate today = TODAY;

    ImportFixture(Path folder) {
        this.folder = folder;
    }

    /** A new municipality with roles, whose root came by no import. The day is {@link #TODAY} again. */
    Municipality municipality() {
        today = TODAY;
        municipalities++;
        return Municipality.empty(db, municipalities, "testby-" + municipalities, TODAY);
    }

    void today(LocalDate day) {
        today = day;
    }

    ImportReport run(Municipality municipality, TestBundle bundle, Options options) {
        return run(municipality, bundle.in(folder), options);
    }

    ImportReport run(String slug, TestBundle bundle, Options options) {
        return run(slug, bundle.in(folder), options);
    }

    ImportReport run(Municipality municipality, Path archive, Options options) {
        return run(municipality.slug(), archive, options);
    }

    private ImportReport run(String slug, Path archive, Options options) {
        try (var connection = db.app().getConnection()) {
            connection.setAutoCommit(false);
            var now = Instant.parse(today + "T08:00:00Z");
            var report =
                    RosterImport.run(connection, slug, archive, options, Clock.fixed(now, ZoneId.of("Asia/Tokyo")));
            connection.commit();
            return report;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    void applied(Municipality municipality, TestBundle bundle, Options options) {
        var report = run(municipality, bundle, options);
        assertThat(report.rejections()).isEmpty();
        assertThat(report.refusals()).isEmpty();
        assertThat(report.outcome()).isEqualTo(Outcome.APPLIED);
    }

    /** Imports and expects that it is refused and that no row of any municipality was added, changed or removed. */
    ImportReport refused(Municipality municipality, Path archive, Options options) {
        var before = rows();
        var report = run(municipality, archive, options);
        assertThat(report.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(rows()).isEqualTo(before);
        return report;
    }

    ImportReport refused(Municipality municipality, TestBundle bundle, Options options) {
        return refused(municipality, bundle.in(folder), options);
    }

    /** Each row with the transaction that wrote it, over all municipalities: equal only if nothing was written. */
    Map<String, List<String>> rows() {
        return db.asOwner(sql -> {
            var all = new TreeMap<String, List<String>>();
            for (var table : TABLES)
                all.put(
                        table,
                        sql.of("select r.xmin || ' ' || r::text as row from core." + table + " r order by 1")
                                .list(row -> row.text("row")));
            all.put(
                    "signed_out",
                    sql.of("select r::text as row from core.signed_out r order by 1")
                            .list(row -> row.text("row")));
            return all;
        });
    }

    /** The only column of a query in the municipality. */
    List<String> list(Municipality municipality, String query) {
        return municipality.read(sql -> texts(sql, query));
    }

    private static List<String> texts(TestSql sql, String query) {
        return sql.of("select q::text as text from (" + query + ") t (q)").list(row -> row.text("text"));
    }

    @Override
    public void close() {
        db.close();
    }
}
