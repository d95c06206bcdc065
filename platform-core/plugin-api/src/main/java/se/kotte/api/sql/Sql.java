package se.kotte.api.sql;

import org.apiguardian.api.API;

/** The door to the database for statements written by hand. Injected; must be used inside a transaction. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Sql {
    /**
     * A statement to bind and run.
     *
     * @param statement SQL with parameters as {@code :name}
     * @throws IllegalStateException without a transaction or without a tenant
     */
    Statement of(String statement);
}
