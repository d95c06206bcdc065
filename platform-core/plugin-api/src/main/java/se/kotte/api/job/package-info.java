/**
 * Work that happens after the request: everything that leaves the process or takes long.
 *
 * <ol>
 *   <li>A job is a row in the transaction that asks for it; it exists if and only if that commits.
 *   <li>A job carries ids; content is read and rights are judged inside its tenant when it runs.
 *   <li>Its database effects happen once: they commit together with the end of the job. Other effects may repeat.
 *   <li>No database connection is held while a handler works outside {@link se.kotte.api.job.Job#complete}.
 * </ol>
 */
@NullMarked
package se.kotte.api.job;

import org.jspecify.annotations.NullMarked;
