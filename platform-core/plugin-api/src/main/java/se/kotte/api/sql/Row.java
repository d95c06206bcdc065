package se.kotte.api.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** The current row of a result, read by column name. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Row(ResultSet result) {
    public @Nullable UUID uuid(String column) throws SQLException {
        return result.getObject(column, UUID.class);
    }

    public @Nullable String text(String column) throws SQLException {
        return result.getString(column);
    }

    public int number(String column) throws SQLException {
        return result.getInt(column);
    }

    public long big(String column) throws SQLException {
        return result.getLong(column);
    }

    public boolean flag(String column) throws SQLException {
        return result.getBoolean(column);
    }

    public @Nullable Instant instant(String column) throws SQLException {
        var moment = result.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    public @Nullable LocalDate date(String column) throws SQLException {
        return result.getObject(column, LocalDate.class);
    }

    /** A text or uuid array; an SQL null is the empty list. */
    @SuppressWarnings("unchecked")
    public <T> List<T> array(String column) throws SQLException {
        var array = result.getArray(column);
        return array == null ? List.of() : List.of((T[]) array.getArray());
    }
}
