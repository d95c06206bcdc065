/**
 * {@link se.kotte.api.sql.Sql} on Jdbi over the container's data source: same connection as JPA inside one transaction.
 *
 * <ol>
 *   <li>A statement runs only inside a transaction whose tenant is set.
 * </ol>
 */
package se.kotte.server.sql;
