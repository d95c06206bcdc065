/**
 * The plugins of this node and the gate before everything they contribute.
 *
 * <ol>
 *   <li>A plugin is a JAR with {@code META-INF/kotte/plugin.json}; what was composed into the application is what there is.
 *   <li>A class belongs to the plugin whose declared package it lies in.
 *   <li>One gate (tenant, plugin) stands before REST, pages, assets, navigation, events and jobs. It decides by what was
 *       matched, never by the path as text. Off means as if absent: 404, the same bytes.
 *   <li>The gate reads what the request's or job's tenant has switched on: a change counts from the next request.
 * </ol>
 */
package se.kotte.server.plugin;
