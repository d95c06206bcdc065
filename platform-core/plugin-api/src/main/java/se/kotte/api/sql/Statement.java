package se.kotte.api.sql;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** One statement with its parameters; used once. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Statement {
    /** Binds text, numbers, booleans, {@code UUID}, {@code java.time} values, id records, enums (as code) or null. */
    Statement bind(String name, @Nullable Object value);

    /** Binds a PostgreSQL array: {@code type} is the element type ({@code "uuid"}, {@code "text"}). */
    Statement bindArray(String name, String type, List<?> values);

    <T> List<T> list(RowMapper<T> mapper);

    /** The only row, or none; more than one is a programming error. */
    <T> Optional<T> one(RowMapper<T> mapper);

    /** Row by row, without holding the result in memory. */
    <T> void each(RowMapper<T> mapper, Consumer<T> consumer);

    /** Runs INSERT, UPDATE or DELETE; the number of rows. */
    int run();
}
