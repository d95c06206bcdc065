package se.kotte.server.sql;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.Argument;
import se.kotte.api.access.ChildId;
import se.kotte.api.access.PersonId;
import se.kotte.api.access.Population;
import se.kotte.api.access.UnitId;
import se.kotte.api.file.FileId;
import se.kotte.api.sql.Row;
import se.kotte.api.sql.RowMapper;
import se.kotte.api.sql.Sql;
import se.kotte.api.sql.Statement;

/** Statements on Jdbi. Plain Java, so that tests and the command line use the very same class. */
public final class JdbiSql implements Sql {
    private static final int FETCH_SIZE = 500;

    private final Jdbi jdbi;
    private final Supplier<Integer> tenant;

    /**
     * @param jdbi whose connections belong to the caller's transaction
     * @param tenant of the caller's transaction; throws where there is none
     */
    public JdbiSql(Jdbi jdbi, Supplier<Integer> tenant) {
        this.jdbi = jdbi;
        this.tenant = tenant;
    }

    @Override
    public Statement of(String statement) {
        return new Bound(statement, tenant.get());
    }

    private final class Bound implements Statement {
        private final String text;
        private final int tenantId;
        private Consumer<org.jdbi.v3.core.statement.SqlStatement<?>> bindings = s -> {};

        Bound(String text, int tenantId) {
            this.text = text;
            this.tenantId = tenantId;
        }

        @Override
        public Statement bind(String name, Object value) {
            if (name.equals("tenant")) throw new IllegalArgumentException(":tenant is bound by the platform");
            var plain = plain(value);
            bindings = bindings.andThen(s ->
                    s.bind(name, (Argument) (position, statement, context) -> statement.setObject(position, plain)));
            return this;
        }

        @Override
        public Statement bindArray(String name, String type, List<?> values) {
            var plain = values.stream().map(JdbiSql::plain).toArray();
            bindings = bindings.andThen(s -> s.bind(name, (Argument) (position, statement, context) ->
                    statement.setArray(position, statement.getConnection().createArrayOf(type, plain))));
            return this;
        }

        @Override
        public <T> List<T> list(RowMapper<T> mapper) {
            try (var handle = jdbi.open()) {
                return query(handle)
                        .map((rs, context) -> mapper.map(new Row(rs)))
                        .list();
            }
        }

        @Override
        public <T> Optional<T> one(RowMapper<T> mapper) {
            var rows = list(mapper);
            if (rows.size() > 1) throw new IllegalStateException(rows.size() + " rows where one was expected");
            return rows.stream().findFirst();
        }

        @Override
        public <T> void each(RowMapper<T> mapper, Consumer<T> consumer) {
            try (var handle = jdbi.open();
                    Stream<T> rows =
                            query(handle)
                                    .setFetchSize(FETCH_SIZE)
                                    .map((rs, context) -> mapper.map(new Row(rs)))
                                    .stream()) {
                rows.forEach(consumer);
            }
        }

        @Override
        public int run() {
            try (var handle = jdbi.open()) {
                var update = handle.createUpdate(text);
                bindAll(update);
                return update.execute();
            }
        }

        private org.jdbi.v3.core.statement.Query query(Handle handle) {
            var query = handle.createQuery(text);
            bindAll(query);
            return query;
        }

        private void bindAll(org.jdbi.v3.core.statement.SqlStatement<?> statement) {
            statement.bind("tenant", tenantId);
            statement.getConfig(org.jdbi.v3.core.statement.SqlStatements.class).setUnusedBindingAllowed(true);
            bindings.accept(statement);
        }
    }

    private static Object plain(Object value) {
        if (value instanceof PersonId id) return id.value();
        if (value instanceof ChildId id) return id.value();
        if (value instanceof UnitId id) return id.value();
        if (value instanceof FileId id) return id.value();
        if (value instanceof Population population) return population.code();
        if (value instanceof Enum<?> constant) return constant.name().toLowerCase(java.util.Locale.ROOT);
        if (value instanceof java.time.Instant instant) return instant.atOffset(java.time.ZoneOffset.UTC);
        return value;
    }
}
