/**
 * The plugins of this node and the gate before everything they contribute.
 *
 * <ol>
 *   <li>A plugin is a JAR with {@code META-INF/kotte/plugin.json}; what was composed into the application is what there is.
 *   <li>A class belongs to the plugin whose declared package it lies in.
 *   <li>One gate (tenant, plugin) stands before REST, pages, assets, navigation, events and jobs. It decides by what was
 *       matched, never by the path as text. Off means as if absent: 404, the same bytes.
 *   <li>The gate reads what the request's or job's tenant has switched on: a change counts from the next request.
 *   <li>Nothing goes round the gate, or the application does not deploy and says which class it is: a plugin's resources
 *       lie below {@code /api/plugins/{id}/v1} and {@code /p/{id}} and return no sub-resources; it has no provider, filter,
 *       servlet, listener or application of its own; what its JAR contributes lies in its package, and nothing of it
 *       elsewhere.
 *   <li>A persistence unit has the one data source, joins the transaction's connection and shares no cache, or the
 *       application does not deploy.
 * </ol>
 *
 * <p>Out of scope: reading a plugin's bytecode before it is installed; that is the vendor kit's.
 */
package se.kotte.server.plugin;
