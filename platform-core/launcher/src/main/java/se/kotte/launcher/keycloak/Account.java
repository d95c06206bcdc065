package se.kotte.launcher.keycloak;

/**
 * Somebody who can sign in.
 *
 * @param kotteId the identifier by which the import knows the person: OneRoster's userMasterIdentifier
 */
public record Account(String username, String password, String kotteId, String given, String family) {}
