/**
 * The queue behind {@link se.kotte.api.job.Jobs}: rows of {@code core.job}, claimed and run by every node.
 *
 * <ol>
 *   <li>A job is inserted in the transaction that asks for it. Its plugin is the one whose package the handler of that kind
 *       lies in.
 *   <li>A claim is one statement on its own: it leases the job, counts the attempt, and skips what another node is about to
 *       claim. No connection is held while a handler works.
 *   <li>The gate: a job of a plugin that is off, of a municipality that is not active, or of a kind that this node does not
 *       know is not claimed. It waits, no attempt is counted, and it runs as soon as that changes.
 *   <li>A handler runs with the tenant set and no transaction. {@link se.kotte.api.job.Job#complete} deletes the row by id
 *       and lease, then runs the effects, in one transaction: effects happen once, and only while the lease is held.
 *   <li>A lease is extended while the handler works, at most for {@link se.kotte.server.job.JobRunner.Settings#longest()}.
 *       A node that dies stops extending: another one claims when the lease is over. Leases are reckoned by the
 *       database's clock alone.
 *   <li>A handler that throws is tried again after a pause that grows fourfold, with jitter; the eighth failure leaves the
 *       row as a dead letter ({@code dead_at}). A node that dies in the last attempt does so as well.
 *   <li>Claims go by {@code run_at}, whoever's it is: fair enough while no municipality enqueues in bulk.
 * </ol>
 *
 * <p>Out of scope: seeing and requeueing dead letters; shares per tenant; asking rights inside a job. For the last, the row
 * can name the person on whose behalf it runs ({@code person_id}, {@code population}); nothing sets it yet.
 */
package se.kotte.server.job;
