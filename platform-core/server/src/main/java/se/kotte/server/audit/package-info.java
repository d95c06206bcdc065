/** Audit rows, written in the transaction of the deed; see {@link se.kotte.api.audit}. */
package se.kotte.server.audit;
