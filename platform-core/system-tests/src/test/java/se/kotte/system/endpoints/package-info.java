/**
 * The endpoints of the core and of the bundled plugins, enumerated from the JARs that are served, and the rules that hold for
 * every one of them.
 *
 * <ol>
 *   <li>An endpoint asks {@code Access} itself, or is {@code @Public} with a reason and on the closed list.
 *   <li>An endpoint that asks is {@code @Transactional}: it is asked in the transaction that does the work.
 *   <li>A GET changes nothing.
 *   <li>Paths of a plugin lie below {@code /p/<id>} or {@code /api/plugins/<id>/v1}.
 * </ol>
 */
package se.kotte.system.endpoints;
