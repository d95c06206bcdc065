/**
 * The configuration of municipalities: files, judged as a whole, brought into the database.
 *
 * <ol>
 *   <li>A file counts only if it keeps to the platform's schema, which comes with this version and not from the folder.
 *   <li>What two files claim for themselves (an id, a host, an issuer's client or organization) is refused for both, and
 *       each message names both files.
 *   <li>Nothing of a file reaches the environment or the file system: placeholders are two names of a closed list, a
 *       secret is a reference inside the municipality's own name space, a curriculum a file of one folder.
 *   <li>Each municipality is applied in a transaction of its own; one that is wrong holds up no other.
 *   <li>Applying twice writes nothing. What would be written is told line by line, without writing.
 *   <li>A municipality without a folder is suspended, never erased. A goal, once there, stays.
 *   <li>It runs as {@code kotte_operator}, who may write these tables and read no person.
 * </ol>
 *
 * Out of scope: limits and plugin settings, off-boarding.
 */
package se.kotte.launcher.configuration;
