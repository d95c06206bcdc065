/**
 * Children, guardians, staff: what an administrator decides about one of them.
 *
 * <ol>
 *   <li>A bar keeps one guardian from one child, with a reason. It is a row of its own kind of decision: only
 *       {@link se.kotte.server.person.Bars} sets and lifts it, with an audit row; no import does.
 *   <li>A bar counts from the statement that sets it: {@code core_api.guarded_children} reads it each time.
 * </ol>
 */
package se.kotte.server.person;
