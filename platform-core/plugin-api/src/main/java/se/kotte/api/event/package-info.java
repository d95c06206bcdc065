/**
 * What has happened in the core, told to plugins afterwards.
 *
 * <ol>
 *   <li>An event is told after the transaction that caused it has committed, at least once, to each observing plugin
 *       that is enabled for the tenant.
 *   <li>Database effects of an observer happen once: the delivery is acknowledged in the observer's own transaction.
 *   <li>An observer that throws is tried again later with growing pauses; after the last try the delivery is kept for
 *       an operator.
 * </ol>
 */
@NullMarked
package se.kotte.api.event;

import org.jspecify.annotations.NullMarked;
