/**
 * Everything that happens outside the serving process: composing what is served, starting it, and the commands of the
 * operator.
 *
 * <ol>
 *   <li>What is served is composed at each start: the core's JARs and the chosen plugins, laid into one exploded WAR. The
 *       folder is emptied first, so nothing of an earlier composition survives.
 *   <li>The serving process gets a clean environment: what this package passes, and nothing else. Credentials that own the
 *       schema never reach it.
 *   <li>A start that did not deploy is a failed start: the reason is printed and the exit code is not 0.
 *   <li>Nothing listens on another address than the one asked for, by default 127.0.0.1. A taken port is an error that
 *       names the variable to change.
 *   <li>Who starts a process ends it: on SIGINT, SIGTERM, a failed start, and on the next start when an earlier launcher
 *       was killed.
 * </ol>
 *
 * Out of scope: what runs inside the serving process.
 */
package se.kotte.launcher;
