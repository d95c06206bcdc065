/**
 * {@code kotte demo}: everything that Kotte needs, on one machine, with two municipalities that do not exist.
 *
 * <ol>
 *   <li>Each step is what an operator does, too: the same commands, in processes of their own, with the credentials of
 *       that step and no others.
 *   <li>What the demo knows lies in one folder ({@code KOTTE_DATA}) and survives its end, also an end without a farewell.
 *   <li>An end at any moment ends every process that was started. What a killed launcher left is ended by the next.
 *   <li>The ports are looked at before anything is started.
 *   <li>Keycloak may end without ending the demo: who is signed in goes on.
 * </ol>
 *
 * <pre>
 * KOTTE_DATA/
 *   secrets/      passwords and keys, made by chance
 *   postgresql/   the database
 *   keycloak/     realms and accounts
 *   files/        what people upload
 *   log/          of each server
 *   run/          numbers of the processes; what is composed at each start
 * </pre>
 */
package se.kotte.launcher.demo;
