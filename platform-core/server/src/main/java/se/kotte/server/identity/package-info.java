/**
 * Who is asking: signing in through the municipality's issuer, Kotte's own session, signing out.
 *
 * <p>A browser goes to the issuer ({@link se.kotte.server.identity.SignInResource}, step by step in {@code SignIn}), comes
 * back with a code, is matched with one imported person ({@code Binding}) and gets a session cookie ({@code SessionCookie}). {@code IdentityFilter}
 * reads that cookie for every request, without a database; {@link se.kotte.server.identity.SignedIn} finds the person, in
 * the one statement that also knows who was signed out or has left.
 *
 * <ol>
 *   <li>The session is a sealed cookie: any node that has the keys serves any request, and an issuer that is down stops
 *       nobody who is signed in. It holds no rights and no token.
 *   <li>It counts for one municipality, one issuer and one population; anything else about it that is not right (changed,
 *       sealed under an unknown key, too old) is refused, removed, and explained on the sign-in page.
 *   <li>It is issued again while it is used (after a fifth of the idle limit), up to its absolute end.
 *   <li>Keys are changed without signing anyone out: add the new key as the last on every node, then move it to the front,
 *       and drop the old one after the longest idle limit. A key seals at most 2³² cookies (NIST SP 800-38D section 8.3):
 *       change it once a year.
 *   <li>A person is matched once, by an imported identifier that exactly one person carries, and then bound to (issuer,
 *       subject) for good. Never by e-mail, never anew for another subject; someone unknown gets a page, not an account.
 *   <li>Signing out ends the session everywhere at once, also while the issuer is down: (issuer, sid) is written down
 *       before the browser is sent on. What the issuer ends is told to one address for all municipalities.
 *   <li>Whatever comes from an address is judged before it is used: a way back is a path of this origin, a reason is one of
 *       a closed list, redirect addresses are built of the configured origin alone.
 *   <li>Who is signed in at the issuer as somebody of another municipality reads which two they are, and can sign out there
 *       and go on: the shared realm is asked quietly before it is asked openly.
 *   <li>At a shared tablet nobody comes in as the person before: the staff sign-in asks who it is, and ends what is left of
 *       another's session at the issuer, also when that was down at the sign-out.
 *   <li>The platform tables {@code core.tenant_identity} and {@code core.signed_out} are read and written here only.
 * </ol>
 *
 * <p>Configuration: {@code kotte.session.keys} (needed), {@code kotte.session.<population>.idle} and {@code .absolute}
 * (ISO 8601 durations), {@code kotte.secret.<ref>} for each client's secret.
 *
 * <p>Out of scope: bearer tokens, step-up, invitations, operators.
 */
package se.kotte.server.identity;
