/**
 * The demo as a user starts and ends it: nothing but {@code bin/kotte demo}, its output, its processes.
 *
 * <ol>
 *   <li>It listens on loopback only.
 *   <li>An end at any moment leaves no process; what a killed launcher leaves is ended by the next start.
 *   <li>The data survive both.
 *   <li>A taken port is an error that names the variable, before anything is started.
 * </ol>
 */
package se.kotte.system.launcher;
