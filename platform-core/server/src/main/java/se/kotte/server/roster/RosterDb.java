package se.kotte.server.roster;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.TemplateEngine;

/** The transaction of one import: statements know {@code :tenant}, {@code :today} and {@code :now}. */
final class RosterDb {
    private final Connection connection;
    private final Handle handle;
    private final int tenant;
    private final LocalDate today;
    private final OffsetDateTime now;

    /** @param today the day it is in the municipality */
    RosterDb(Connection connection, int tenant, LocalDate today, Instant now) throws SQLException {
        this.connection = connection;
        this.tenant = tenant;
        this.today = today;
        this.now = now.atOffset(ZoneOffset.UTC);
        this.handle = Jdbi.create(connection).open();
        handle.getConfig(SqlStatements.class).setUnusedBindingAllowed(true).setTemplateEngine(TemplateEngine.NOP);
    }

    Connection connection() {
        return connection;
    }

    int tenant() {
        return tenant;
    }

    Instant now() {
        return now.toInstant();
    }

    /** Runs a statement; the number of rows it touched. */
    int run(String statement) {
        try (var update = handle.createUpdate(statement)) {
            return bound(update).execute();
        }
    }

    /** Makes a temporary table of what {@code query} finds, with up-to-date statistics. */
    void keep(String table, String query) {
        run("drop table if exists pg_temp." + table);
        run("create temporary table " + table + " on commit drop as " + query);
        run("analyze " + table);
    }

    long count(String statement) {
        try (var query = handle.createQuery(statement)) {
            return bound(query).mapTo(Long.class).one();
        }
    }

    <T> List<T> list(String statement, RowMapper<T> mapper) {
        try (var query = handle.createQuery(statement)) {
            return bound(query).map(mapper).list();
        }
    }

    /** Writes down that this import was done, by whom (null: an operator) and what it did, as JSON. */
    void record(UUID id, UUID by, String sha256, String changes) {
        try (var insert = handle.createUpdate("""
                insert into core.roster_import (tenant_id, id, imported_at, person_id, bundle_sha256, changes)
                values (:tenant, :id, :now, cast(:by as uuid), :sha256, cast(:changes as jsonb))""")) {
            bound(insert)
                    .bind("id", id)
                    .bind("by", by)
                    .bind("sha256", sha256)
                    .bind("changes", changes)
                    .execute();
        }
    }

    private <S extends SqlStatement<S>> S bound(S statement) {
        return statement.bind("tenant", tenant).bind("today", today).bind("now", now);
    }
}
