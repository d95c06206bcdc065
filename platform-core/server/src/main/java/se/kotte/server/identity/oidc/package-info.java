/**
 * What is said between Kotte and an issuer: OpenID Connect Core 1.0 (code flow), PKCE (RFC 7636), issuer identification
 * (RFC 9207), RP-Initiated Logout 1.0, Back-Channel Logout 1.0. No HTTP of Kotte's own and no database: everything that is
 * decided here is decided from what is handed in and from what the issuer signed.
 *
 * <ol>
 *   <li>An answer counts only for the browser that asked: its {@code state} and {@code nonce}, its PKCE verifier.
 *   <li>The answer's {@code iss} names the issuer that was asked; one without it is refused.
 *   <li>A token counts only with a signature by a key of the issuer's published set (RS256 or ES256), with its issuer, this
 *       client as audience, a live {@code exp} and the nonce.
 *   <li>Every municipality of a realm has the same issuer: the organization claim and the identity provider that was used
 *       must be this municipality's.
 *   <li>Nothing is fetched for an issuer that no municipality is configured with. Every fetch is bounded in time and size
 *       and follows no redirect. Key sets are kept and refetched by the library's rules; what a discovery document says is
 *       read anew for every sign-in, so that an issuer that is down is noticed before a browser is sent there.
 *   <li>No access token and no refresh token is kept.
 * </ol>
 */
package se.kotte.server.identity.oidc;
