package se.kotte.launcher.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * Who logs in to which database.
 *
 * @param url {@code jdbc:postgresql://host:port/database}
 */
public record Login(String url, String user, String password) {

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    /** The same server and user, another database. */
    public Login database(String name) {
        return new Login(url.substring(0, url.lastIndexOf('/') + 1) + name, user, password);
    }

    /** The same database, another user. */
    public Login as(String user, String password) {
        return new Login(url, user, password);
    }

    /** Without the password: this ends in logs and messages. */
    @Override
    public String toString() {
        return user + " at " + url;
    }
}
