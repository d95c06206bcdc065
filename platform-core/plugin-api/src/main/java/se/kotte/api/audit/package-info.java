/**
 * Who changed or read what.
 *
 * <ol>
 *   <li>A row holds ids and a verb, never content.
 *   <li>It is written in the transaction of what it records: no change without its row, no row without its change.
 *   <li>Rows can be added and read, not altered or removed, by the application.
 * </ol>
 */
@NullMarked
package se.kotte.api.audit;

import org.jspecify.annotations.NullMarked;
