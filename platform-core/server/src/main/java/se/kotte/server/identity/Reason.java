package se.kotte.server.identity;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Why someone stands before the sign-in page; each has a text there. */
enum Reason {
    /** Not used for too long, or the session's absolute end. */
    EXPIRED,
    /** The cookie was not sealed here, or under a key that is gone, or was changed. */
    UNREADABLE,
    /** The cookie is another municipality's. */
    OTHER_MUNICIPALITY,
    /** Signed out somewhere else, or the sign-in is no longer bound to anyone here. */
    SIGNED_OUT,
    /** The person is no longer in the municipality's source. */
    LEFT,
    /** The person signed out. */
    BYE,
    /** The person signed out, and the issuer did not answer: its own session may go on. */
    BYE_HERE;

    static final String ATTRIBUTE = Reason.class.getName();

    /** The form in addresses and text keys. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** None for a code that is no reason: the address is anyone's to write. */
    static Optional<Reason> of(String code) {
        return Stream.of(values()).filter(reason -> reason.code().equals(code)).findFirst();
    }
}
