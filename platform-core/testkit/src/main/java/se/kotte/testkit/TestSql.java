package se.kotte.testkit;

import java.lang.reflect.InvocationTargetException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.ResultIterable;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import se.kotte.api.sql.Row;
import se.kotte.api.sql.RowMapper;
import se.kotte.api.sql.Sql;
import se.kotte.api.sql.Statement;

/** {@link Sql} on one connection of a test, with {@code :tenant} bound if the transaction has one. */
public final class TestSql implements Sql {
    private final Connection connection;
    private final Handle handle;
    private final Integer tenant;

    TestSql(Connection connection, Integer tenant) {
        this.connection = connection;
        this.handle = Jdbi.create(connection).open();
        this.tenant = tenant;
    }

    static void setTenant(Connection connection, int tenant) throws SQLException {
        try (var statement = connection.prepareStatement("select set_config('app.tenant', ?, true)")) {
            statement.setString(1, Integer.toString(tenant));
            statement.execute();
        }
    }

    /** The connection of this transaction, for what {@link Sql} has no words for. */
    public Connection connection() {
        return connection;
    }

    /** Runs statements as they stand, without parameters. */
    public void execute(String statements) {
        try (var statement = connection.createStatement()) {
            statement.execute(statements);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    @Override
    public Statement of(String statement) {
        return new OnHandle(statement);
    }

    private final class OnHandle implements Statement {
        private final String sql;
        private final Map<String, Consumer<SqlStatement<?>>> bindings = new LinkedHashMap<>();

        OnHandle(String sql) {
            this.sql = sql;
        }

        @Override
        public Statement bind(String name, Object value) {
            return put(name, s -> s.bind(name, plain(value)));
        }

        @Override
        public Statement bindArray(String name, String type, List<?> values) {
            var elements = values.stream().map(TestSql::plain).toArray();
            return put(name, s -> {
                try {
                    s.bindBySqlType(name, connection.createArrayOf(type, elements), Types.ARRAY);
                } catch (SQLException e) {
                    throw new DatabaseException(e);
                }
            });
        }

        private Statement put(String name, Consumer<SqlStatement<?>> binding) {
            if (name.equals("tenant") && tenant != null)
                throw new IllegalArgumentException(":tenant is bound by the platform");
            bindings.put(name, binding);
            return this;
        }

        @Override
        public <T> List<T> list(RowMapper<T> mapper) {
            return query(mapper, ResultIterable::list);
        }

        @Override
        public <T> Optional<T> one(RowMapper<T> mapper) {
            return query(mapper, ResultIterable::findOne);
        }

        @Override
        public <T> void each(RowMapper<T> mapper, Consumer<T> consumer) {
            query(mapper, rows -> {
                try (Stream<T> stream = rows.stream()) {
                    stream.forEach(consumer);
                }
                return null;
            });
        }

        @Override
        public int run() {
            return asked(() -> {
                try (var update = handle.createUpdate(sql)) {
                    return prepared(update).execute();
                }
            });
        }

        private <T, R> R query(RowMapper<T> mapper, Function<ResultIterable<T>, R> use) {
            return asked(() -> {
                try (Query query = handle.createQuery(sql)) {
                    return use.apply(
                            prepared(query).map((ResultSet rs, StatementContext c) -> mapper.map(new Row(rs))));
                }
            });
        }

        private <S extends SqlStatement<S>> S prepared(S statement) {
            if (tenant != null) statement.bind("tenant", tenant);
            statement.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
            bindings.values().forEach(binding -> binding.accept(statement));
            return statement;
        }
    }

    private static <R> R asked(Supplier<R> question) {
        try {
            return question.get();
        } catch (UnableToExecuteStatementException e) {
            if (e.getCause() instanceof SQLException cause) throw new DatabaseException(cause);
            throw e;
        }
    }

    /** Id records become uuid, enums their code, instants a timestamptz. */
    private static Object plain(Object value) {
        if (value instanceof Instant instant) return instant.atOffset(ZoneOffset.UTC);
        if (value instanceof Enum<?> code) return code.name().toLowerCase(Locale.ROOT);
        if (value instanceof Record id) {
            try {
                return (UUID) id.getClass().getMethod("value").invoke(id);
            } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
                throw new IllegalArgumentException(id.getClass() + " is not an id", e);
            }
        }
        return value;
    }
}
