package se.kotte.server.identity;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import se.kotte.api.access.Population;
import se.kotte.server.identity.oidc.CodeFlow.Asking;
import se.kotte.server.identity.oidc.Secrets;

/**
 * A sign-in under way, kept in a sealed cookie of this browser. One per browser: the tab that began last wins.
 *
 * @param returnTo a path that {@link ReturnTo} let through
 * @param asking how the issuer was asked
 * @param anew whoever is signed in at the issuer is not the person who wants to come in
 */
record SignInAttempt(
        int tenant,
        Population population,
        String returnTo,
        Instant startedAt,
        Asking asking,
        boolean anew,
        Secrets secrets) {
    /** As long as an issuer's own sign-in page stays usable. */
    static final Duration LIFE = Duration.ofMinutes(30);

    private static final String TYPE = "kotte-sign-in";

    /** The {@code Set-Cookie} header that carries it. */
    String issue(Seal seal) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(tenant);
            out.writeUTF(population.code());
            out.writeUTF(returnTo);
            out.writeLong(startedAt.toEpochMilli());
            out.writeUTF(asking.name());
            out.writeBoolean(anew);
            out.writeUTF(secrets.state());
            out.writeUTF(secrets.nonce());
            out.writeUTF(secrets.verifier());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Cookies.SIGN_IN.set(seal.seal(TYPE, bytes.toByteArray()), LIFE);
    }

    /** The attempt in a cookie's value, if it was begun at {@code tenant} and is not too old. */
    static Optional<SignInAttempt> of(String value, Seal seal, int tenant, Instant now) {
        return seal.open(TYPE, value)
                .map(SignInAttempt::read)
                .filter(attempt -> attempt.tenant() == tenant)
                .filter(attempt -> now.isBefore(attempt.startedAt().plus(LIFE)));
    }

    /** Whom the issuer knows without asking is then the person who was here before. */
    boolean isAboutSomebodyElse() {
        return asking == Asking.QUIETLY && anew;
    }

    private static SignInAttempt read(byte[] content) {
        var in = new DataInputStream(new ByteArrayInputStream(content));
        try {
            return new SignInAttempt(
                    in.readInt(),
                    Population.of(in.readUTF()),
                    in.readUTF(),
                    Instant.ofEpochMilli(in.readLong()),
                    Asking.valueOf(in.readUTF()),
                    in.readBoolean(),
                    new Secrets(in.readUTF(), in.readUTF(), in.readUTF()));
        } catch (IOException e) {
            // Sealed here, for this purpose: not what an attacker could have made.
            throw new UncheckedIOException(e);
        }
    }
}
