package se.kotte.launcher.database;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Statements of a test, each on a connection of its own. */
final class Asked {

    private Asked() {}

    static void run(Login login, String... statements) throws SQLException {
        try (var connection = login.connect();
                var statement = connection.createStatement()) {
            for (String sql : statements) statement.execute(sql);
        }
    }

    /** First column of each row. */
    static List<String> list(Login login, String sql) throws SQLException {
        try (var connection = login.connect();
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (result.next()) rows.add(result.getString(1));
            return rows;
        }
    }
}
