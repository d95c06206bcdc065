/**
 * The demo's Keycloak: a real one, started beside Kotte and told who there is.
 *
 * <p>The realm {@code staff} has one organization for each municipality, whose staff come from an identity provider of
 * that municipality; a realm of its own, {@code <municipality>-idp}, plays it. The realm {@code guardians} has accounts of
 * its own. Each municipality and population has a client of its own.
 *
 * <ol>
 *   <li>Keycloak is unpacked and built once for each version, in a folder that all demos share; what was interrupted is
 *       done again.
 *   <li>It listens on 127.0.0.1. Browser and server reach it under one address, which is its issuer's.
 *   <li>Provisioning may be repeated: what is there is brought to what is wanted, and people keep their accounts, since
 *       persons are bound to them for good.
 *   <li>Signing in asks nothing but who it is: no profile page, no linking by e-mail, no page on the way out. Two
 *       providers that assert the same e-mail, user name or subject make two accounts.
 *   <li>A token for staff names the organization, the identity provider that was used ({@code idp}) and the person's
 *       identifier at the municipality ({@code kotte_id}), which nobody can change, and no name and no address.
 * </ol>
 *
 * Out of scope: a Keycloak for production, which is installed and configured on its own.
 */
package se.kotte.launcher.keycloak;
