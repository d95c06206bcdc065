package se.kotte.launcher.database;

import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/** Makes each connection of Flyway act as the owner, so that what a migration creates belongs to a role without login. */
final class BecomeOwner implements Callback {

    static final String SQL = "set role kotte_owner";

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.AFTER_CONNECT;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        try (Statement statement = context.getConnection().createStatement()) {
            statement.execute(SQL);
        } catch (SQLException e) {
            throw new FlywayException("The login for migrations may not become kotte_owner: " + e.getMessage(), e);
        }
    }

    @Override
    public String getCallbackName() {
        return "become owner";
    }
}
