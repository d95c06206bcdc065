/**
 * The plugin host, seen from outside: a served application with {@code se.kotte.plugins.fixture}, which is switched on in
 * Tallby and off in Björkvik.
 */
package se.kotte.system.plugin;
