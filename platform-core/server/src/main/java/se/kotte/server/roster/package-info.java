/**
 * Takes in a municipality's units and people from a OneRoster 1.2 CSV bundle (bulk).
 *
 * <ol>
 *   <li>The archive is read where it lies, never unpacked; its directory is judged before a byte of content is read, and
 *       what comes out of it is bounded.
 *   <li>A bundle is validated whole before anything is written. One rejected row, and nothing is written.
 *   <li>One transaction of one municipality, and one import of it at a time.
 *   <li>Repeating an import touches no row.
 *   <li>Nothing is deleted: a person who is no longer in the bundle gets an end, and so do units, placements, relations
 *       and assignments. Only identifiers that can no longer be used for a first sign-in go.
 *   <li>An import lifts neither a bar nor a protection, also not by giving a person a new sourcedId.
 *   <li>What ends more than a share of what was there, grants administration, or changes the identifier of somebody who
 *       has signed in, is told apart and takes a confirmation of its own.
 *   <li>A reference is looked up in the bundle alone, so that another municipality's ids are unknown here.
 *   <li>What has no {@code source_id} was made by an administrator and is left alone.
 *   <li>Memory does not grow with the bundle: rows stream into temporary tables, and SQL does the rest.
 *   <li>Reports carry sourcedIds, file names and line numbers, never a name, an address or an identifier.
 * </ol>
 *
 * <p>Plain Java on a JDBC connection of the application role, for the command line and for the administrator's page.
 *
 * <p>Out of scope: delta bundles, the REST binding, groups, and every OneRoster file about courses, grades and resources.
 */
package se.kotte.server.roster;
