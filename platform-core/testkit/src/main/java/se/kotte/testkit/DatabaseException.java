package se.kotte.testkit;

import java.sql.SQLException;

/** What the database refused; {@link #state()} is the SQLSTATE (PostgreSQL manual, appendix A). */
public final class DatabaseException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String state;

    DatabaseException(SQLException cause) {
        super(cause.getMessage(), cause);
        this.state = cause.getSQLState();
    }

    public String state() {
        return state;
    }
}
