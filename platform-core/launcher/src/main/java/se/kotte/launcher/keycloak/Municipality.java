package se.kotte.launcher.keycloak;

import java.util.List;

/**
 * A municipality as Keycloak has to know it.
 *
 * @param slug its short name: alias of the organization, part of the ids of its realm and clients
 * @param origin where its pages are, as {@code http://tallby.localhost:8080}
 * @param staff accounts at its own identity provider
 */
public record Municipality(String slug, String name, String origin, List<Account> staff) {

    /** The client of its staff; also the name of that client's secret. */
    public String staffClient() {
        return slug + "-staff";
    }

    /** The client of its guardians; also the name of that client's secret. */
    public String guardianClient() {
        return slug + "-guardians";
    }

    /** The identity provider that its staff come from. */
    public String provider() {
        return slug + "-sso";
    }

    /** The realm that plays that provider. */
    String providerRealm() {
        return slug + "-idp";
    }

    String domain() {
        return slug + ".example";
    }
}
