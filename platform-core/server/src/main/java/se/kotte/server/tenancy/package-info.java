/**
 * Which municipality a request or job belongs to, and how the database is told.
 *
 * <ol>
 *   <li>The tenant comes from the host name alone: one Host header, lower case, port and trailing dot removed, looked up
 *       exactly. Forwarded headers never choose it.
 *   <li>It is set once per request or job ({@link se.kotte.server.tenancy.CurrentTenant}) and written into each
 *       transaction by one interceptor.
 *   <li>No tenant: an exception here, no rows in the database.
 *   <li>A path with {@code ;}, {@code //}, dot segments, an encoded slash or percent sign, a backslash or control
 *       characters is 400 before anything else looks at it.
 *   <li>An unknown and an off-boarded host are one neutral answer; a suspended one says that it is closed.
 *   <li>Pages are answered at the tenant's canonical origin; other spellings of its host are redirected there.
 * </ol>
 */
package se.kotte.server.tenancy;
