/**
 * What the core and plugins are tested with: a real PostgreSQL with the real roles and migrations, and builders that make
 * a municipality.
 *
 * <ol>
 *   <li>Tests ask as the application asks: as the role {@code kotte_app}, in a transaction, with the tenant set. The
 *       owner's connection is for fixtures and for the holes that a test opens on purpose.
 *   <li>A test class has a database of its own, copied from a migrated template; nothing is cleaned between classes.
 *   <li>The day is a parameter. Nothing here reads the wall clock.
 *   <li>Builders write plain rows. What they make may be wrong on purpose; no rule of the product is repeated here.
 * </ol>
 *
 * <p>Out of scope: HTTP, CDI and the running server; those are tested against what the launcher starts.
 */
package se.kotte.testkit;
