/**
 * SQL with named parameters, inside the transaction and the tenant of the caller.
 *
 * <ol>
 *   <li>Every statement names the tenant ({@code x.tenant_id = :tenant}), beside row level security: for the plans, and
 *       so that tenants can be spread over servers one day.
 *   <li>{@code :tenant} is bound by the platform and cannot be bound by the caller.
 * </ol>
 */
@NullMarked
package se.kotte.api.sql;

import org.jspecify.annotations.NullMarked;
