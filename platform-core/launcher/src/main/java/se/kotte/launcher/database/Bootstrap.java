package se.kotte.launcher.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import se.kotte.launcher.LaunchException;

/**
 * What a superuser does once for each database before the first migration: {@code bootstrap.sql}, and passwords for those
 * who log in. Doing it again changes nothing but the passwords.
 */
public final class Bootstrap {

    /** The application. */
    public static final String APP = "kotte_app";

    /** Who applies the configuration of municipalities. */
    public static final String OPERATOR = "kotte_operator";

    /** Who logs in to migrate. */
    public static final String MIGRATOR = "kotte_migrator";

    private Bootstrap() {}

    /**
     * Makes the database if it is not there, with the roles and rights of this package's rules.
     *
     * @param superuser logged in to any database of the server
     * @param database its name
     * @param passwords of {@value #APP}, {@value #OPERATOR} and {@value #MIGRATOR}
     */
    public static void run(Login superuser, String database, Map<String, String> passwords) {
        try {
            try (Connection connection = superuser.connect()) {
                create(connection, database);
            }
            try (Connection connection = superuser.database(database).connect();
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute(script());
                for (var login : passwords.entrySet())
                    statement.execute(
                            format(connection, "alter role %I password %L", login.getKey(), login.getValue()));
                connection.commit();
            }
        } catch (SQLException e) {
            throw new LaunchException("The database could not be set up: " + e.getMessage(), e);
        }
    }

    private static void create(Connection connection, String database) throws SQLException {
        try (PreparedStatement exists = connection.prepareStatement("select from pg_database where datname = ?");
                Statement statement = connection.createStatement()) {
            exists.setString(1, database);
            if (exists.executeQuery().next()) return;
            // The same order and case rules on every machine; names are sorted with "sv-x-icu" where people read them.
            statement.execute(format(
                    connection,
                    "create database %I template template0 encoding 'UTF8' locale 'C'"
                            + " locale_provider builtin builtin_locale 'C.UTF-8'",
                    database));
        }
    }

    private static String format(Connection connection, String template, String... values) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select format(?" + ", ?::text".repeat(values.length) + ")")) {
            statement.setString(1, template);
            for (int i = 0; i < values.length; i++) statement.setString(i + 2, values[i]);
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getString(1);
            }
        }
    }

    private static String script() {
        try (InputStream script = Bootstrap.class.getResourceAsStream("bootstrap.sql")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
