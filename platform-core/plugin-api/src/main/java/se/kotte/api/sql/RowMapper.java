package se.kotte.api.sql;

import java.sql.SQLException;
import org.apiguardian.api.API;

/** Turns the current row into a value. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@FunctionalInterface
public interface RowMapper<T> {
    T map(Row row) throws SQLException;
}
