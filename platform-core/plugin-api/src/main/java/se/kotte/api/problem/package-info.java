/**
 * What goes wrong, told so that someone can act on it (RFC 9457).
 *
 * <ol>
 *   <li>Not there and not yours are {@link se.kotte.api.problem.Problem#notFound()}: same status, same bytes.
 *   <li>Every problem has a stable type and a text that says what to do.
 * </ol>
 */
@NullMarked
package se.kotte.api.problem;

import org.jspecify.annotations.NullMarked;
