/**
 * Tells plugins what happened in the core; see {@link se.kotte.api.event}.
 *
 * <ol>
 *   <li>{@link se.kotte.server.event.Events#tell} writes the event and one job into the transaction of what happened. No
 *       plugin code runs there.
 *   <li>That job makes one delivery for each plugin that observes this type and version and is on for the municipality at
 *       that moment. What is switched on later is not told of what was.
 *   <li>A delivery is a job of the plugin it is for: its observers run in the transaction that ends the job. One that
 *       throws is told again, alone; one that is switched off meanwhile waits.
 *   <li>A plugin observes what its descriptor says, no more and no less: compared at start-up.
 * </ol>
 */
package se.kotte.server.event;
