/**
 * The database: a PostgreSQL of the demo's own, the roles, the schema.
 *
 * <ol>
 *   <li>What was committed is on disk: fsync, synchronous_commit and full_page_writes are on. The data survive the end of
 *       the launcher, however it ended.
 *   <li>PostgreSQL listens on 127.0.0.1 and wants a password of everybody, the superuser included.
 *   <li>The superuser only bootstraps: database, roles, and what takes ownership of the catalog. Everything is repeatable.
 *   <li>Nobody but {@code kotte_owner}, who cannot log in, owns schemas and tables; {@code kotte_view} owns the definer
 *       views and no table; {@code kotte_app} and {@code kotte_operator} own nothing, may nothing by default (but temporary
 *       tables, the first), and are members of nothing. PUBLIC may nothing: not connect, not create, not execute.
 *   <li>Migrations run as {@code kotte_owner}, in the process of {@code kotte migrate} only. The core has one history;
 *       each plugin has its own schema {@code p_<id>} with its own.
 *   <li>In a plugin's schema the application may read and write every table but the history; in the core's schemas each
 *       migration grants what it means to.
 * </ol>
 */
package se.kotte.launcher.database;
