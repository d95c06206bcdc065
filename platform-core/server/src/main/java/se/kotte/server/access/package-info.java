/**
 * The one rule of who may do what: {@link se.kotte.api.access.Access} over the SQL of {@code core_api}.
 *
 * <ol>
 *   <li>The viewer is loaded once per request, in the resource's transaction, by one statement that also refuses a session
 *       that was signed out and a person who has left.
 *   <li>The single check asks the same functions that lists join.
 *   <li>Whatever fails is not found; only a missing sign-in is told apart.
 *   <li>An endpoint that answers without having asked, and is not {@link se.kotte.api.access.Public}, is an error 500.
 * </ol>
 */
package se.kotte.server.access;
