package se.kotte.server.identity.oidc;

import java.util.Optional;

/** A sign-in that does not become a session. The message is for the log: no token, no name, no identifier. */
public final class SignInRefused extends Exception {
    private static final long serialVersionUID = 1L;

    /** What the person is told. */
    public enum Kind {
        /** The answer belongs to another browser, tab or issuer, or its token does not hold. */
        NOT_OURS,
        /** The issuer was asked quietly and knows nobody. */
        NOBODY,
        /** It took too long, or the code was used already. */
        TOO_LATE,
        CANCELLED,
        /** Signed in, but with an account that is not this municipality's. */
        WRONG_MUNICIPALITY,
        /** The issuer did not answer. */
        DOWN
    }

    private final Kind kind;
    private final String usedProvider;
    private final String idToken;

    private SignInRefused(Kind kind, String message, Throwable cause, String usedProvider, String idToken) {
        super(message, cause);
        this.kind = kind;
        this.usedProvider = usedProvider;
        this.idToken = idToken;
    }

    static SignInRefused of(Kind kind, String message) {
        return new SignInRefused(kind, message, null, null, null);
    }

    static SignInRefused of(Kind kind, String message, Throwable cause) {
        return new SignInRefused(kind, message, cause, null, null);
    }

    static SignInRefused wrongMunicipality(String message, String usedProvider, String idToken) {
        return new SignInRefused(Kind.WRONG_MUNICIPALITY, message, null, usedProvider, idToken);
    }

    public Kind kind() {
        return kind;
    }

    /** Alias of the identity provider of the account, where that is what is wrong. */
    public Optional<String> usedProvider() {
        return Optional.ofNullable(usedProvider);
    }

    /** The verified token of the account that is not this municipality's: for signing out there. */
    public Optional<String> idToken() {
        return Optional.ofNullable(idToken);
    }
}
