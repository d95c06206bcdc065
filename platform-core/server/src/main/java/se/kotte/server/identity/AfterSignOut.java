package se.kotte.server.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.util.Optional;
import java.util.stream.Stream;
import se.kotte.api.access.Population;

/**
 * What is to happen when the issuer has signed the browser out: signing in as someone else. Goes to the issuer and back as
 * {@code state}, as {@code staff/path/to/return/to}; the address is anyone's to write, and asks for nothing that a link to
 * the sign-in could not.
 */
record AfterSignOut(Population population, String returnTo) {
    static final String BYE = "bye";

    /** How the sign-in is told that the issuer's session has just been ended. */
    static final String AGAIN = "last";

    static boolean isBye(String state) {
        return BYE.equals(state);
    }

    static Optional<AfterSignOut> of(String state) {
        if (state == null) return Optional.empty();
        return Stream.of(Population.values())
                .filter(population -> state.startsWith(population.code() + "/"))
                .map(population -> new AfterSignOut(
                        population,
                        ReturnTo.of(state.substring(population.code().length()))))
                .findFirst();
    }

    String state() {
        return population.code() + returnTo;
    }

    /** Asks who it is: the municipality's own provider may still know the person who just left. */
    URI address(String origin) {
        return URI.create(origin + "/sign-in/" + population.code() + "?again=" + AGAIN + "&returnTo="
                + URLEncoder.encode(returnTo, UTF_8));
    }
}
